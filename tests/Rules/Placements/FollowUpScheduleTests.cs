using FsCheck;
using FsCheck.Fluent;
using Samsteg.Initiatives;
using Samsteg.Placements;
using Samsteg.Platform;

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
        FollowUpSchedule.Of(new FollowUpCadence([]), new PlacementTime(Start, Last), [Start], Last).ShouldBeEmpty();

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

    /// <summary>By a printed calendar: Christmas Eve 2026 is a Thursday, Good Friday 2027 the 26th of March, and the 1st of May a Saturday.</summary>
    [Fact]
    public void A_winter_by_a_hand_made_calendar() =>
        DaysOf(CadenceVariant.FirstMonth, new(2026, 12, 3), new(2027, 5, 10)).ShouldBe(
        [
            new(2026, 12, 10), // Thursday
            new(2026, 12, 17),
            new(2026, 12, 28), // the 24th is Christmas Eve, and Monday is the first day after
            new(2027, 1, 4),   // the 31st is New Year's Eve, the 1st a holiday, then a weekend
            new(2027, 2, 1),   // the 31st of January is a Sunday
            new(2027, 3, 1),   // the 28th of February is a Sunday
            new(2027, 3, 31),
            new(2027, 4, 30),
        ]);

    [Fact]
    public void A_spring_by_a_hand_made_calendar() =>
        DaysOf(CadenceVariant.ThreeWeeks, new(2026, 3, 13), new(2026, 8, 31)).ShouldBe(
        [
            new(2026, 3, 20), // Friday
            new(2026, 3, 27),
            new(2026, 4, 7),  // the 3rd is Good Friday, the 6th Easter Monday
            new(2026, 5, 4),  // the 3rd is a Sunday
            new(2026, 6, 3),
            new(2026, 7, 3),
            new(2026, 8, 3),
        ]);

    [Fact]
    public void The_two_usual_cadences_ask_for_three_and_for_four_visits_in_the_first_four_weeks()
    {
        foreach (var (variant, visits) in new[] { (CadenceVariant.ThreeWeeks, 3), (CadenceVariant.FirstMonth, 4) })
        {
            var due = FollowUpSchedule.Due(variant.Cadence(), new PlacementTime(Start, Last));

            due.Count(static row => row.DueOn <= Start.AddDays(28)).ShouldBe(visits);
            due.Count(static row => row.PreferSiteVisit).ShouldBe(visits);
        }
    }

    [Fact]
    public void What_falls_in_a_pause_is_asked_for_once_when_the_participant_is_back()
    {
        var back = new DateOnly(2026, 3, 30);

        Due(new Pause(new(2026, 3, 12), back)).ShouldBe([new(2026, 3, 9), back, new(2026, 4, 23), new(2026, 5, 25), new(2026, 6, 23), new(2026, 7, 23), new(2026, 8, 24)]);
    }

    [Fact]
    public void What_would_move_from_a_weekend_into_a_pause_waits_until_it_is_over() => // the 23rd of May is a Saturday
        Due(new Pause(new(2026, 5, 25), new(2026, 6, 8))).ShouldBe([new(2026, 3, 9), new(2026, 3, 16), new(2026, 3, 23), new(2026, 4, 23), new(2026, 6, 8), new(2026, 6, 23), new(2026, 7, 23), new(2026, 8, 24)]);

    [Fact]
    public void What_would_move_from_a_pause_into_the_next_waits_until_both_are_over() =>
        Due(new Pause(new(2026, 3, 12), new(2026, 3, 18)), new Pause(new(2026, 3, 18), new(2026, 3, 20))).Take(3).ShouldBe([new(2026, 3, 9), new(2026, 3, 20), new(2026, 3, 23)]);

    [Fact]
    public void An_extended_placement_is_asked_about_for_as_long_as_it_goes_on()
    {
        var before = FollowUpSchedule.Due(ThreeWeeksThenMonths, new PlacementTime(Start, Last));
        var after = FollowUpSchedule.Due(ThreeWeeksThenMonths, new PlacementTime(Start, Last.AddDays(70)));

        after.Take(before.Count).ShouldBe(before);
        after.Count.ShouldBe(before.Count + 2);
    }

    [Fact]
    public void Every_due_day_is_a_working_day_outside_the_pauses_and_none_is_lost() => Prop.ForAll(Times.ToArbitrary(), static time =>
    {
        var due = FollowUpSchedule.Due(ThreeWeeksThenMonths, time);
        var planned = ThreeWeeksThenMonths.DueDates(time.Start, time.Last);
        return due.All(static row => SwedishHolidays.IsWorkday(row.DueOn))
            && due.Zip(due.Skip(1)).All(static pair => pair.First.DueOn < pair.Second.DueOn)
            && due.All(row => !time.Pauses.Any(pause => row.DueOn >= pause.From && row.DueOn < pause.Until))
            && planned.All(plan => due.Any(row => row.DueOn >= plan.DueOn && (row.PreferSiteVisit || !plan.PreferSiteVisit)))
            && (planned.Count == 0) == (due.Count == 0);
    }).QuickCheckThrowOnFailure();

    /// <summary>Nobody does anything: on each day after the first due one something is late, whatever pauses and holidays there are.</summary>
    [Fact]
    public void With_nobody_doing_anything_nothing_is_forgotten() => Prop.ForAll(Times.ToArbitrary(), static time =>
    {
        var first = FollowUpSchedule.Due(ThreeWeeksThenMonths, time) is [var due, ..] ? due.DueOn : DateOnly.MaxValue;
        return Enumerable.Range(0, 400).Select(days => time.Start.AddDays(days)).All(today =>
        {
            var rows = FollowUpSchedule.Of(ThreeWeeksThenMonths, time, [], today);
            return rows.Any(static row => row.State == ScheduledFollowUp.Late) == (today > first) && rows.All(static row => row.State != ScheduledFollowUp.Missed);
        });
    }).QuickCheckThrowOnFailure();

    /// <summary>The latest follow-up says as much as all of them about what is waited for: what the forecast, the list and Idag go by.</summary>
    [Fact]
    public void The_latest_alone_says_what_is_waited_for() => Prop.ForAll(Days.ToArbitrary(), static made =>
        made.Length == 0 || FollowUpSchedule.Next(Of(made, Last)) == FollowUpSchedule.Next(Of([made.Max()], Last))).QuickCheckThrowOnFailure();

    private static Gen<PlacementTime> Times =>
        from start in Day
        from length in Gen.Choose(0, 300)
        from pauses in (from day in Day from days in Gen.Choose(1, 60) select new Pause(day, day.AddDays(days))).ListOf()
        select new PlacementTime(start, start.AddDays(length), [.. pauses.Take(3)]);

    private static IEnumerable<DateOnly> Due(params Pause[] pauses) =>
        FollowUpSchedule.Due(ThreeWeeksThenMonths, new PlacementTime(Start, Last, pauses)).Select(static row => row.DueOn);

    private static IEnumerable<DateOnly> DaysOf(CadenceVariant variant, DateOnly start, DateOnly last) =>
        FollowUpSchedule.Due(variant.Cadence(), new PlacementTime(start, last)).Select(static row => row.DueOn);

    private static Gen<DateOnly> Day => Gen.Choose(0, 183).Select(static days => Start.AddDays(days));

    private static Gen<DateOnly[]> Days => Day.ArrayOf();

    private static IReadOnlyList<ScheduleRow> Of(IReadOnlyCollection<DateOnly> made, DateOnly today) =>
        FollowUpSchedule.Of(ThreeWeeksThenMonths, new PlacementTime(Start, Last), made, today);
}
