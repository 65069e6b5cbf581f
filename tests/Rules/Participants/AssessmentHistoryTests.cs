using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class AssessmentHistoryTests
{
    private static readonly FormDefinition Form = Instrument.OpenSteps.Form;

    [Fact]
    public void The_shipped_instrument_has_eight_areas_with_seven_levels_in_words_and_both_languages()
    {
        Form.Sections.Count.ShouldBe(8);
        foreach (var section in Form.Sections)
        {
            var area = Instrument.AreaOf(section).ShouldBeOfType<ScaleField>();
            (area.Key, area.MaySkip, area.IsRequired, area.CommentOnChange).ShouldBe((section.Key, true, true, new ChangeComment(AssessmentHistory.Notable, Instrument.ChangeOf(section.Key))));
            area.Levels.Select(static level => level.Level).ShouldBe(Enumerable.Range(0, 7));
            area.Levels.ShouldAllBe(static level => level.Text.En != null && level.Name!.En != null && level.Words!["coach"].En != null);
            area.Prompts.Keys.Order().ShouldBe(["coach", "participant"]);
            Form.Find(Instrument.EvidenceOf(section.Key)).ShouldBeOfType<TextField>();
            Form.Find(Instrument.NextStepOf(section.Key)).ShouldBeOfType<TextField>().MostCharacters.ShouldBe(ActionGoal.LongestText);
        }

        Form.RepeatAfterDays.ShouldBe(90);
        Form.Skips.Select(static skip => skip.Code).ShouldBe(["not_relevant", "declined"]);
    }

    /// <summary>A version that has been shipped is pinned in databases: other words need another version, and then another line here.</summary>
    [Fact]
    public void A_version_that_was_shipped_never_changes() =>
        new Dictionary<int, string> { [1] = "28bc50d54334cc77aeb65ff4562bc0c7589e488aedf34d3c1dbc46580422853b", [2] = "24af836e80232075ef1bc588851d721411c2f1ad01c912bb594c8b8d50235a90" }[Form.Version].ShouldBe(Form.ContentHash());

    [Fact]
    public void Views_are_compared_area_by_area_the_greatest_difference_first_and_skips_are_not_compared()
    {
        var history = History(
            (Respondent.Participant, 1, Answers(("health", 1), ("finances", 5), ("skills", 3), ("network", null), ("language", 4))),
            (Respondent.Coach, 1, Answers(("health", 2), ("finances", 2), ("skills", 3), ("network", 1), ("language", 2))));

        history.Differences.Select(static difference => (difference.Area.Key, difference.Size, difference.IsNotable))
            .ShouldBe([("finances", 3, true), ("language", 2, true), ("health", 1, false)]);
    }

    [Fact]
    public void Each_view_is_followed_for_itself_and_the_latest_answer_is_compared()
    {
        var history = History(
            (Respondent.Participant, 1, Answers(("health", 1))),
            (Respondent.Coach, 1, Answers(("health", 4))),
            (Respondent.Participant, 91, Answers(("health", 3))),
            (Respondent.Participant, 181, Answers(("health", null))));

        history.Of("health", Respondent.Participant).Change.ShouldBe(2);
        history.Of("health", Respondent.Coach).Change.ShouldBeNull();
        history.Differences.ShouldBeEmpty("the participant would not say");
        history.DueOn.ShouldBe(new DateOnly(2026, 1, 1).AddDays(181 + 90));
        history.Respondents.ShouldBe([Respondent.Participant, Respondent.Coach]);
    }

    [Fact]
    public void Next_steps_are_those_of_each_views_latest_assessment_and_become_the_same_step_each_time()
    {
        var step = Instrument.NextStepOf("health");
        var history = History(
            (Respondent.Coach, 1, Answers(("health", 1)).With(step, new TextAnswer("Förr"))),
            (Respondent.Coach, 91, Answers(("health", 1)).With(step, new TextAnswer("Nu"))),
            (Respondent.Participant, 1, Answers(("health", 1)).With(step, new TextAnswer("Egen"))));

        history.NextSteps.Select(static next => next.Text).ShouldBe(["Egen", "Nu"]);
        history.NextSteps.Select(static next => next.StepId).ShouldBe(history.NextSteps.Select(static next => next.StepId));
        history.NextSteps.Select(static next => next.StepId).Distinct().Count().ShouldBe(2);
    }

    private static FormAnswers Answers(params (string Area, int? Level)[] levels) => levels.Aggregate(
        FormAnswers.None(Form), static (answers, pair) => answers.With(pair.Area, pair.Level is { } level ? new LevelAnswer(level) : new SkippedAnswer("declined")));

    private static AssessmentHistory History(params (Respondent Respondent, int Day, FormAnswers Answers)[] made) => new(
        InstrumentKind.NeedsMapping,
        [.. made.OrderBy(static one => one.Day).Select(static one => new Assessment(Guid.CreateVersion7(), one.Respondent, new DateOnly(2026, 1, 1).AddDays(one.Day), "Ada", "Kommunen", true, one.Answers))]);
}
