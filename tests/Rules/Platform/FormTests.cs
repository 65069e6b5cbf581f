using FsCheck;
using FsCheck.Fluent;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class FormTests
{
    private static readonly FormDefinition Form = FormDefinition.Parse("""
        {
          "key": "test", "version": 1, "name": { "sv": "Prov" }, "repeatAfterDays": 30,
          "skips": [{ "code": "declined", "text": { "sv": "Vill inte svara" } }],
          "sections": [{ "key": "a", "name": { "sv": "Del" }, "fields": [
            { "kind": "scale", "key": "level", "label": { "sv": "Nivå" }, "maySkip": true, "isRequired": true,
              "levels": [{ "level": 0, "text": { "sv": "Noll" } }, { "level": 1, "text": { "sv": "Ett" } }, { "level": 2, "text": { "sv": "Två" } }, { "level": 3, "text": { "sv": "Tre" } }],
              "prompts": { "coach": { "sv": "Vad ser du?" } }, "commentOnChange": { "from": 2, "field": "why" } },
            { "kind": "text", "key": "why", "label": { "sv": "Varför" }, "mostCharacters": 20 },
            { "kind": "choice", "key": "choice", "label": { "sv": "Val" }, "maySkip": true, "options": [{ "code": "x", "text": { "sv": "X" } }, { "code": "y", "text": { "sv": "Y" } }] },
            { "kind": "number", "key": "number", "label": { "sv": "Tal" }, "least": -1.5, "most": 10 },
            { "kind": "date", "key": "day", "label": { "sv": "Dag" } }
          ] }]
        }
        """);

    private static Gen<FormAnswers> AnySet { get; } =
        from level in Gen.OneOf(Gen.Constant((FormAnswer?)null), Gen.Choose(0, 3).Select(static level => (FormAnswer?)new LevelAnswer(level)), Gen.Constant((FormAnswer?)new SkippedAnswer("declined")))
        from why in Gen.Elements<FormAnswer?>(null, new TextAnswer("\"citat\" & <b>"), new TextAnswer("skip.declined"), new TextAnswer("2026-01-01"))
        from choice in Gen.Elements<FormAnswer?>(null, new ChoiceAnswer("x"), new ChoiceAnswer("y"), new SkippedAnswer("declined"))
        from number in Gen.Elements<FormAnswer?>(null, new NumberAnswer(-1.5m), new NumberAnswer(3.125m), new NumberAnswer(10))
        from day in Gen.Elements<FormAnswer?>(null, new DayAnswer(new DateOnly(2026, 2, 28)))
        select FormAnswers.None(Form).With("level", level).With("why", why).With("choice", choice).With("number", number).With("day", day);

    [Fact]
    public void A_definition_is_the_same_after_a_round_trip()
    {
        var again = FormDefinition.Parse(Form.ToJson());

        again.ToJson().ShouldBe(Form.ToJson());
        again.ContentHash().ShouldBe(Form.ContentHash());
        (Form with { Version = 2 }).ContentHash().ShouldNotBe(Form.ContentHash());
        Form.Find("level")!.PromptTo("coach").Sv.ShouldBe("Vad ser du?");
        Form.Find("level")!.PromptTo("somebody").Sv.ShouldBe("Nivå");
    }

    [Theory]
    [InlineData("\"version\": 1", "\"version\": 0")]
    [InlineData("\"version\": 1", "\"version\": \"1\"")]
    [InlineData("\"version\": 1", "\"version\": 1, \"unknown\": 1")]
    [InlineData("\"version\": 1", "\"version\": 1, \"version\": 2")]
    [InlineData("\"version\": 1,", "")]
    [InlineData("\"key\": \"test\"", "\"key\": \"Test form\"")]
    [InlineData("\"key\": \"why\"", "\"key\": \"level\"")]
    [InlineData("\"kind\": \"date\"", "\"kind\": \"wheel\"")]
    [InlineData("\"kind\": \"date\",", "")]
    [InlineData("\"mostCharacters\": 20", "\"mostCharacters\": 0")]
    [InlineData("\"mostCharacters\": 20", "\"mostCharacters\": 20, \"maySkip\": true")]
    [InlineData("\"level\": 2,", "\"level\": 5,")]
    [InlineData("\"field\": \"why\"", "\"field\": \"day\"")]
    [InlineData("\"code\": \"y\"", "\"code\": \"x\"")]
    [InlineData("\"most\": 10", "\"most\": -10")]
    [InlineData("{ \"sv\": \"Dag\" }", "null")]
    [InlineData("\"repeatAfterDays\": 30", "\"repeatAfterDays\": 0")]
    public void A_definition_that_is_not_one_is_refused(string part, string instead)
    {
        var json = """
            {"key": "test", "version": 1, "name": {"sv": "Prov"}, "repeatAfterDays": 30, "skips": [{"code": "declined", "text": {"sv": "Nej"}}],
             "sections": [{"key": "a", "name": {"sv": "Del"}, "fields": [
               {"kind": "scale", "key": "level", "label": {"sv": "Nivå"}, "maySkip": true, "levels": [{"level": 1, "text": {"sv": "Ett"}}, {"level": 2, "text": {"sv": "Två"}}], "commentOnChange": {"from": 2, "field": "why"}},
               {"kind": "text", "key": "why", "label": {"sv": "Varför"}, "mostCharacters": 20},
               {"kind": "choice", "key": "choice", "label": {"sv": "Val"}, "options": [{"code": "x", "text": {"sv": "X"}}, {"code": "y", "text": {"sv": "Y"}}]},
               {"kind": "number", "key": "number", "label": {"sv": "Tal"}, "least": 1, "most": 10},
               {"kind": "date", "key": "day", "label": { "sv": "Dag" }}]}]}
            """;
        FormDefinition.Parse(json).Fields.Count().ShouldBe(5);
        json.ShouldContain(part);

        Should.Throw<FormDefinitionException>(() => FormDefinition.Parse(json.Replace(part, instead, StringComparison.Ordinal)));
    }

    [Fact]
    public void Answers_are_the_same_after_a_round_trip_as_they_are_kept_and_as_they_are_typed() => Prop.ForAll(AnySet.ToArbitrary(), static set =>
    {
        FormAnswers.Parse(Form, set.ToJson()).Since(set).ShouldBeEmpty();
        var input = new FormInput();
        input.Show(Form.Fields, set);
        var (answers, problems) = input.Read([.. Form.Fields], FormAnswers.None(Form));
        problems.ShouldBeEmpty();
        answers.Since(set).ShouldBeEmpty();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_differs_is_exactly_what_must_be_put_back() => Prop.ForAll(AnySet.Two().ToArbitrary(), static pair =>
    {
        var (earlier, later) = pair;
        later.Since(later).ShouldBeEmpty();
        later.Since(earlier).Aggregate(later, static (answers, change) => answers.With(change.Field, change.Before)).Since(earlier).ShouldBeEmpty();
        later.Since(earlier).Select(static change => change.Field).ShouldBe(Form.Fields.Select(static field => field.Key).Where(field => earlier[field] != later[field]));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("""{"nothing": 1}""")]
    [InlineData("""{"level": 4}""")]
    [InlineData("""{"level": 1.5}""")]
    [InlineData("""{"level": "1"}""")]
    [InlineData("""{"level": {"skip": "other"}}""")]
    [InlineData("""{"why": {"skip": "declined"}}""")]
    [InlineData("""{"why": "123456789012345678901"}""")]
    [InlineData("""{"choice": "z"}""")]
    [InlineData("""{"number": 11}""")]
    [InlineData("""{"day": "28/2 2026"}""")]
    [InlineData("[]")]
    public void Answers_that_the_version_does_not_take_are_refused(string json) => Should.Throw<ArgumentException>(() => FormAnswers.Parse(Form, json));

    [Theory]
    [InlineData("level", "4", "form.rule.choose_offered")]
    [InlineData("level", "skip.other", "form.rule.choose_offered")]
    [InlineData("why", "123456789012345678901", "form.rule.too_long")]
    [InlineData("choice", "z", "form.rule.choose_offered")]
    [InlineData("number", "elva", "form.rule.number_between")]
    [InlineData("number", "10,1", "form.rule.number_between")]
    [InlineData("day", "2026-02-30", "form.rule.day")]
    public void What_is_typed_wrongly_is_told_beside_its_field(string field, string typed, string textKey)
    {
        var (answers, problems) = new FormInput { Answers = { [field] = typed } }.Read([.. Form.Fields], FormAnswers.None(Form));

        var problem = problems.ShouldHaveSingleItem();
        (problem.Field, problem.TextKey).ShouldBe(($"Answers[{field}]", textKey));
        answers[field].ShouldBeNull();
    }

    [Fact]
    public void A_field_that_is_not_asked_is_refused_and_what_is_not_asked_stays()
    {
        var before = FormAnswers.None(Form).With("choice", new ChoiceAnswer("x"));

        var (answers, problems) = new FormInput { Answers = { ["level"] = " 2 ", ["choice"] = "y" } }.Read([Form.Find("level")!], before);

        problems.ShouldHaveSingleItem().TextKey.ShouldBe("form.rule.unknown_field");
        (answers["level"], answers["choice"]).ShouldBe((new LevelAnswer(2), new ChoiceAnswer("x")));
    }

    [Theory]
    [InlineData(0, 1, null, true)]
    [InlineData(0, 2, null, false)]
    [InlineData(3, 1, null, false)]
    [InlineData(3, 1, "Sjuk i mars", true)]
    public void A_great_change_is_to_be_explained(int before, int after, string? why, bool isFine)
    {
        var earlier = FormAnswers.None(Form).With("level", new LevelAnswer(before));
        var answers = FormAnswers.None(Form).With("level", new LevelAnswer(after)).With("why", why is null ? null : new TextAnswer(why));

        answers.Unexplained(Form.Fields, earlier).Any().ShouldBe(!isFine);
        answers.Unexplained(Form.Fields, null).ShouldBeEmpty();
        answers.Unexplained(Form.Fields, FormAnswers.None(Form).With("level", new SkippedAnswer("declined"))).ShouldBeEmpty();
    }

    [Fact]
    public void A_skip_answers_what_must_be_answered()
    {
        FormAnswers.None(Form).Missing(Form.Fields).ShouldHaveSingleItem().Field.ShouldBe("level");
        FormAnswers.None(Form).With("level", new SkippedAnswer("declined")).Missing(Form.Fields).ShouldBeEmpty();
    }

    [Fact]
    public void A_field_is_followed_over_versions_and_answers_stay_with_the_version_they_were_given_on()
    {
        var second = FormDefinition.Parse((Form with { Version = 2, Sections = [Form.Sections[0] with { Fields = [.. Form.Sections[0].Fields.Where(static field => field.Key != "day")] }] }).ToJson());
        var first = FormAnswers.None(Form).With("level", new LevelAnswer(1)).With("day", new DayAnswer(new DateOnly(2026, 1, 1)));
        var later = FormAnswers.None(second).With("level", new LevelAnswer(3));
        var declined = FormAnswers.None(second).With("level", new SkippedAnswer("declined"));

        var history = FieldHistory.Of("level", [new(new(2026, 1, 1), first), new(new(2026, 2, 1), later), new(new(2026, 3, 1), declined), new(new(2026, 4, 1), FormAnswers.None(second))]);

        history.Answers.Count.ShouldBe(3);
        history.Latest!.Answer.ShouldBe(new SkippedAnswer("declined"));
        history.Change.ShouldBe(2);
        first.Form.Version.ShouldBe(1);
        later.Since(first).Select(static change => change.Field).ShouldBe(["level", "day"]);
        Should.Throw<ArgumentException>(() => FormAnswers.Parse(second, first.ToJson()));
        FieldHistory.Of("level", [new(new(2026, 1, 1), first)]).Change.ShouldBeNull();
    }
}
