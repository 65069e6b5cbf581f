using Samsteg.Activities;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class EvaluationFormTests
{
    /// <summary>Other words are another version: answers are pinned to these.</summary>
    [Fact]
    public void A_version_that_was_shipped_never_changes() =>
        EvaluationForms.All.ToDictionary(static form => $"{form.Key} {form.Version}", static form => form.ContentHash()).ShouldBe(new Dictionary<string, string>
        {
            ["evaluation-session 1"] = "40ffadc4508c873e20ba18f5a76ac1a30fda465249c912a57b9bb77619d57b5c",
            ["evaluation-series 1"] = "fc393e7fe600d23861a7073232d830fb07e0c09673d084a09e8ca22770637ede",
        });

    [Fact]
    public void Nothing_must_be_answered_and_nothing_is_a_number() => EvaluationForms.All.SelectMany(static form => form.Fields).ShouldAllBe(static field => !field.IsRequired && (field is ChoiceField || field is TextField));

    [Fact]
    public void Everything_is_asked_in_both_languages() => EvaluationForms.All.SelectMany(static form => form.Fields)
        .SelectMany(static field => field.Prompts.Values.Append(field.Label).Concat((field as ChoiceField)?.Options.Select(static option => option.Text) ?? []))
        .ShouldAllBe(static text => !string.IsNullOrWhiteSpace(text.En));

    [Fact]
    public void What_is_told_is_in_the_order_of_the_form_with_nought_where_nobody_chose()
    {
        var told = EvaluationResults.Told(EvaluationForms.OfSession, 6, """{"liked": {"good": 4, "very_good": 2}, "useful": {"no": 3}}""", """{"better": ["a", "b"]}""");

        told.Choices!.Select(static chosen => (chosen.Field.Key, chosen.Answered, chosen.IsTold)).ShouldBe([("liked", 6, true), ("understood", 0, false), ("welcome", 0, false), ("useful", 3, false)]);
        told.Choices![0].Options.Select(static option => option.Count).ShouldBe([2, 4, 0, 0]);
        told.Words!.Select(static words => words.Said.Count).ShouldBe([0, 2]);
    }
}
