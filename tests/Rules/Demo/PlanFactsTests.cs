using System.Text.Json;
using Samsteg.Platform;
using Samsteg.Web;

namespace Samsteg.Rules;

public sealed class PlanFactsTests
{
    private static readonly PlanFacts Facts = PlanFacts.Read();

    [Fact]
    public void The_plan_has_its_thirty_targets_and_twelve_contradictions()
    {
        Facts.Targets.CountBy(static target => target.Level).ToDictionary().ShouldBe(new Dictionary<string, int> { ["result"] = 12, ["project"] = 8, ["effect"] = 10 }, ignoreOrder: true);
        Facts.Remarks.Count.ShouldBe(12);
        Facts.Activities.Count.ShouldBe(22);
    }

    [Fact]
    public void Every_text_is_there_in_both_languages()
    {
        var texts = new List<(string? Sv, string? En)>();
        Collect(JsonSerializer.SerializeToElement(Facts, JsonSerializerOptions.Web), texts);
        texts.Count.ShouldBeGreaterThan(150);
        texts.ShouldAllBe(static text => !string.IsNullOrWhiteSpace(text.Sv) && !string.IsNullOrWhiteSpace(text.En));
    }

    [Fact]
    public void Every_filter_is_one_that_measures_know() =>
        Facts.Targets.Where(static target => target.Filter is not null)
            .Select(static target => target.Filter!.Value.Deserialize<MeasureFilter>(JsonSerializerOptions.Web)!.Used().ToList())
            .ShouldAllBe(static used => used.Count > 0);

    [Fact]
    public void Every_target_serves_objectives_that_the_plan_has() =>
        Facts.Targets.SelectMany(static target => target.Objectives).Except(Facts.Objectives.Select(static objective => objective.Code)).ShouldBeEmpty();

    private static void Collect(JsonElement element, List<(string? Sv, string? En)> texts)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            if (element.TryGetProperty("sv", out var sv))
            {
                texts.Add((sv.GetString(), element.TryGetProperty("en", out var en) ? en.GetString() : null));
            }

            foreach (var property in element.EnumerateObject())
            {
                Collect(property.Value, texts);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Collect(item, texts);
            }
        }
    }
}
