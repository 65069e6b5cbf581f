using Samsteg.Placements;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class PlacementRulesTests
{
    private static readonly DateOnly Enrolled = new(2026, 1, 12);
    private static readonly DateOnly Ends = new(2027, 3, 31);
    private static readonly DateOnly Today = new(2026, 4, 15);
    private static readonly PlacementHistory Planned = new(default, Enrolled, null, null, null, null);
    private static readonly PlacementHistory Ongoing = Planned with { StartedOn = new(2026, 3, 2), FirstFollowUpOn = new(2026, 3, 9) };

    [Fact]
    public void A_placement_within_the_enrolment_can_be_agreed() => Terms(Enrolled, Enrolled).Problems(Enrolled, Ends).ShouldBeEmpty();

    [Fact]
    public void It_cannot_start_before_the_enrolment() =>
        KeysOf(Terms(Enrolled.AddDays(-1), Enrolled).Problems(Enrolled, Ends)).ShouldBe(["placements.refused.start_before_enrolment"]);

    [Fact]
    public void It_cannot_start_after_the_initiative_but_may_outlast_it()
    {
        KeysOf(Terms(Ends.AddDays(1), Ends.AddDays(1)).Problems(Enrolled, Ends)).ShouldBe(["placements.refused.start_after_initiative"]);
        Terms(Ends, Ends.AddDays(30)).Problems(Enrolled, Ends).ShouldBeEmpty();
    }

    [Fact]
    public void It_cannot_end_before_it_starts() =>
        KeysOf(Terms(Enrolled.AddDays(1), Enrolled).Problems(Enrolled, Ends)).ShouldBe(["placements.refused.end_before_start"]);

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void It_is_planned_two_years_at_most(int daysMore, bool isAllowed) =>
        Terms(Enrolled, Enrolled.AddYears(2).AddDays(daysMore)).Problems(Enrolled, Ends).Count.ShouldBe(isAllowed ? 0 : 1);

    [Fact]
    public void A_start_at_the_end_of_time_is_judged_all_the_same() =>
        Terms(DateOnly.MaxValue, DateOnly.MaxValue).Problems(Enrolled, DateOnly.MaxValue).ShouldBeEmpty();

    [Theory]
    [InlineData("0", false)]
    [InlineData("-1", false)]
    [InlineData("0.5", true)]
    [InlineData("12.5", true)]
    [InlineData("12.25", false)]
    [InlineData("40", true)]
    [InlineData("40.1", false)]
    public void Hours_are_above_nothing_and_at_most_forty_with_one_decimal(string hours, bool isAllowed)
    {
        var terms = Terms(Enrolled, Enrolled) with { HoursPerWeek = decimal.Parse(hours, System.Globalization.CultureInfo.InvariantCulture) };

        terms.Problems(Enrolled, Ends).Count.ShouldBe(isAllowed ? 0 : 1);
    }

    [Fact]
    public void A_start_lies_between_enrolment_and_today()
    {
        KeysOf(Planned.StartProblems(Enrolled.AddDays(-1), Today)).ShouldBe(["placements.refused.start_before_enrolment"]);
        KeysOf(Planned.StartProblems(Today.AddDays(1), Today)).ShouldBe(["placements.refused.future"]);
        Planned.StartProblems(Enrolled, Today).ShouldBeEmpty();
        Planned.StartProblems(Today, Today).ShouldBeEmpty();
    }

    [Fact]
    public void A_start_comes_neither_after_the_exit_nor_after_the_end_nor_after_a_follow_up()
    {
        KeysOf((Planned with { ExitedOn = new(2026, 2, 1) }).StartProblems(new(2026, 2, 2), Today)).ShouldBe(["placements.refused.start_after_exit"]);
        KeysOf((Ongoing with { EndedOn = new(2026, 3, 5) }).StartProblems(new(2026, 3, 6), Today)).ShouldBe(["placements.refused.start_after_end"]);
        KeysOf(Ongoing.StartProblems(new(2026, 3, 10), Today)).ShouldBe(["placements.refused.start_after_follow_up"]);
        Ongoing.StartProblems(new(2026, 3, 9), Today).ShouldBeEmpty();
    }

    [Fact]
    public void An_end_lies_between_start_and_today()
    {
        KeysOf(Planned.EndProblems(Today, Today)).ShouldBe(["placements.refused.not_started"]);
        KeysOf(Ongoing.EndProblems(new(2026, 3, 1), Today)).ShouldBe(["placements.refused.end_before_started"]);
        KeysOf(Ongoing.EndProblems(Today.AddDays(1), Today)).ShouldBe(["placements.refused.future"]);
        Ongoing.EndProblems(new(2026, 3, 2), Today).ShouldBeEmpty();
    }

    [Fact]
    public void A_follow_up_lies_between_start_and_today()
    {
        KeysOf(Planned.FollowUpProblems(Today, Today)).ShouldBe(["placements.refused.not_started"]);
        KeysOf(Ongoing.FollowUpProblems(new(2026, 3, 1), Today)).ShouldBe(["placements.refused.follow_up_before_start"]);
        KeysOf(Ongoing.FollowUpProblems(Today.AddDays(1), Today)).ShouldBe(["placements.refused.future"]);
        Ongoing.FollowUpProblems(Today, Today).ShouldBeEmpty();
    }

    [Fact]
    public void A_start_is_taken_back_last()
    {
        KeysOf((Ongoing with { EndedOn = Today }).RetractionProblems(PlacementEventKind.Started)).ShouldBe(["placements.refused.retract_end_first"]);
        KeysOf(Ongoing.RetractionProblems(PlacementEventKind.Started)).ShouldBe(["placements.refused.retract_follow_ups_first"]);
        (Ongoing with { FirstFollowUpOn = null }).RetractionProblems(PlacementEventKind.Started).ShouldBeEmpty();
        (Ongoing with { EndedOn = Today }).RetractionProblems(PlacementEventKind.Ended).ShouldBeEmpty();
    }

    [Fact]
    public void A_proposal_is_withdrawn_and_never_taken_back()
    {
        KeysOf(Planned.RetractionProblems(PlacementEventKind.Proposed)).ShouldBe(["placements.refused.withdraw_instead"]);
        foreach (var kind in Enum.GetValues<PlacementEventKind>())
        {
            (Planned.RetractionProblems(kind).Count == 0).ShouldBe(PlacementSteps.MayRetract(kind), $"{kind}");
        }
    }

    [Fact]
    public void Somebody_took_part_in_a_follow_up() =>
        KeysOf(new FollowUpAnswers { OccurredOn = Today }.Problems(keeper: null)).ShouldBe(["placements.refused.with_nobody"]);

    [Fact]
    public void A_note_needs_an_organisation_to_keep_it()
    {
        var answers = new FollowUpAnswers { OccurredOn = Today, WithParticipant = true, Note = "Trivs bra" };

        KeysOf(answers.Problems(keeper: null)).ShouldBe(["placements.refused.no_keeper"]);
        answers.Problems(NewId.Of<OrganisationId>()).ShouldBeEmpty();
        (answers with { Note = " " }).Problems(keeper: null).ShouldBeEmpty();
    }

    private static PlacementTerms Terms(DateOnly start, DateOnly end) => new() { PlannedStart = start, PlannedEnd = end };

    private static IEnumerable<string> KeysOf(IEnumerable<Problem> problems) => problems.Select(static problem => problem.TextKey);
}
