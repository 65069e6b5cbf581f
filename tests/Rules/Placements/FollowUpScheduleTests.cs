using FsCheck;
using FsCheck.Fluent;
using Samsteg.Initiatives;
using Samsteg.Placements;

namespace Samsteg.Rules;

public sealed class FollowUpScheduleTests
{
    private static readonly DateOnly Start = new(2026, 3, 2);
    private static readonly DateOnly Last = new(2026, 9, 1);
    private static readonly FollowUpCadence ThreeWeeksThenMonths = new(
        [new CadencePhase(FollowUpInterval.Week, 3, PreferSiteVisit: true), new CadencePhase(FollowUpInterval.Month, null, PreferSiteVisit: false)]);

    [Fact]
    public void The_first_is_due_a_week_after_the_start_and_should_be_a_visit()
    {
        var next = FollowUpSchedule.Next(Of([], Start));

        next.ShouldBe(new FollowUpDue(1, Start.AddDays(7), true));
    }

    [Fact]
    public void One_made_a_few_days_early_counts()
    {
        var rows = Of([Start.AddDays(4)], Start.AddDays(5));

        rows[0].State.ShouldBe(ScheduledFollowUp.Made);
        FollowUpSchedule.Next(rows)!.Value.DueOn.ShouldBe(Start.AddDays(14));
    }

    [Fact]
    public void One_made_on_the_first_days_is_too_early_for_the_first_week() =>
        FollowUpSchedule.Next(Of([Start.AddDays(3)], Start.AddDays(3)))!.Value.Number.ShouldBe(1);

    [Fact]
    public void Back_from_leave_one_is_asked_for_and_those_before_are_missed()
    {
        var today = Start.AddDays(20);

        Of([], today).Select(static row => row.State).Take(3).ShouldBe([ScheduledFollowUp.Late, ScheduledFollowUp.Late, ScheduledFollowUp.Coming]);
        Of([today], today).Select(static row => row.State).Take(3).ShouldBe([ScheduledFollowUp.Missed, ScheduledFollowUp.Missed, ScheduledFollowUp.Made]);
    }

    [Fact]
    public void One_due_today_is_neither_late_nor_to_come() => Of([], Start.AddDays(7))[0].State.ShouldBe(ScheduledFollowUp.Today);

    [Fact]
    public void Without_a_cadence_nothing_is_asked_for() =>
        FollowUpSchedule.Of(new FollowUpCadence([]), Start, Last, [Start], Last).ShouldBeEmpty();

    [Fact]
    public void A_follow_up_more_never_asks_for_an_earlier_one() => Prop.ForAll(Days.ToArbitrary(), Day.ToArbitrary(), static (made, another) =>
    {
        var before = FollowUpSchedule.Next(Of(made, Last))?.Number ?? int.MaxValue;
        var after = FollowUpSchedule.Next(Of([.. made, another], Last))?.Number ?? int.MaxValue;
        return after >= before;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_waited_for_comes_after_everything_made_or_missed() => Prop.ForAll(Days.ToArbitrary(), Day.ToArbitrary(), static (made, today) =>
    {
        var rows = Of(made, today);
        var waiting = rows.SkipWhile(static row => row.State is ScheduledFollowUp.Made or ScheduledFollowUp.Missed);
        return waiting.All(static row => row.State is not (ScheduledFollowUp.Made or ScheduledFollowUp.Missed));
    }).QuickCheckThrowOnFailure();

    private static Gen<DateOnly> Day => Gen.Choose(0, 183).Select(static days => Start.AddDays(days));

    private static Gen<DateOnly[]> Days => Day.ArrayOf();

    private static IReadOnlyList<ScheduleRow> Of(IReadOnlyCollection<DateOnly> made, DateOnly today) =>
        FollowUpSchedule.Of(ThreeWeeksThenMonths, Start, Last, made, today);
}
