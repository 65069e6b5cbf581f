using FsCheck;
using FsCheck.Fluent;
using Samsteg.Initiatives;

namespace Samsteg.Rules.Initiatives;

public sealed class FollowUpCadenceTests
{
    private static readonly DateOnly Start = new(2026, 1, 31);
    private static readonly FollowUpCadence WeeklyThenMonthly = new(
        [new CadencePhase(FollowUpInterval.Week, 3, PreferSiteVisit: true), new CadencePhase(FollowUpInterval.Month, null, PreferSiteVisit: false)]);

    [Fact]
    public void Three_weeks_and_then_every_month_from_the_third()
    {
        var due = WeeklyThenMonthly.DueDates(new DateOnly(2026, 3, 2), new DateOnly(2026, 6, 30));

        due.Select(static one => one.DueOn).ShouldBe(
            [new(2026, 3, 9), new(2026, 3, 16), new(2026, 3, 23), new(2026, 4, 23), new(2026, 5, 23), new(2026, 6, 23)]);
        due.Select(static one => one.PreferSiteVisit).ShouldBe([true, true, true, false, false, false]);
    }

    [Fact]
    public void Months_do_not_drift_from_the_last_day()
    {
        var monthly = new FollowUpCadence([new CadencePhase(FollowUpInterval.Month, null, false)]);

        monthly.DueDates(Start, new DateOnly(2026, 4, 30)).Select(static one => one.DueOn).ShouldBe([new(2026, 2, 28), new(2026, 3, 31), new(2026, 4, 30)]);
    }

    [Fact]
    public void The_last_day_counts_and_the_first_does_not()
    {
        WeeklyThenMonthly.DueDates(Start, Start).ShouldBeEmpty();
        WeeklyThenMonthly.DueDates(Start, Start.AddDays(6)).ShouldBeEmpty();
        WeeklyThenMonthly.DueDates(Start, Start.AddDays(7)).Count.ShouldBe(1);
    }

    [Fact]
    public void No_phases_ask_for_nothing() => new FollowUpCadence([]).DueDates(Start, Start.AddYears(5)).ShouldBeEmpty();

    [Fact]
    public void What_stands_after_an_open_phase_is_never_reached()
    {
        var cadence = new FollowUpCadence([new CadencePhase(FollowUpInterval.Week, null, false), new CadencePhase(FollowUpInterval.Month, 2, true)]);

        cadence.DueDates(Start, Start.AddDays(700)).ShouldAllBe(static one => !one.PreferSiteVisit);
    }

    [Fact]
    public void The_end_of_the_calendar_is_no_fault() =>
        WeeklyThenMonthly.DueDates(DateOnly.MaxValue.AddDays(-10), DateOnly.MaxValue).Count.ShouldBe(1);

    [Fact]
    public void Any_cadence_gives_numbered_days_in_order_within_the_placement() => Check.QuickThrowOnFailure(Prop.ForAll(Cases(), static example =>
    {
        var (cadence, start, days) = example;
        var last = start.AddDays(days);
        var due = cadence.DueDates(start, last);
        due.Select(static one => one.Number).ShouldBe(Enumerable.Range(1, due.Count));
        due.ShouldAllBe(one => one.DueOn > start && one.DueOn <= last);
        due.Zip(due.Skip(1)).ShouldAllBe(static pair => pair.First.DueOn < pair.Second.DueOn);
    }));

    [Fact]
    public void A_longer_placement_only_adds_follow_ups() => Check.QuickThrowOnFailure(Prop.ForAll(Cases(), static example =>
    {
        var (cadence, start, days) = example;
        var shorter = cadence.DueDates(start, start.AddDays(days));
        var longer = cadence.DueDates(start, start.AddDays(days + 40));
        longer.Take(shorter.Count).ShouldBe(shorter);
    }));

    [Fact]
    public void A_phase_gives_at_most_its_number_and_all_of_them_when_there_is_time() => Check.QuickThrowOnFailure(Prop.ForAll(Cases(), static example =>
    {
        var (cadence, start, days) = example;
        var counted = cadence.Phases.TakeWhile(static phase => phase.Times is not null).Sum(static phase => phase.Times!.Value);
        var isOpen = cadence.Phases.Any(static phase => phase.Times is null);
        var all = cadence.DueDates(start, start.AddDays(days + (counted * 31))).Count;
        all.ShouldBeGreaterThanOrEqualTo(counted);
        (isOpen || all == counted).ShouldBeTrue();
    }));

    private static Arbitrary<(FollowUpCadence Cadence, DateOnly Start, int Days)> Cases()
    {
        var phase =
            from every in Gen.Elements(FollowUpInterval.Week, FollowUpInterval.Month)
            from times in Gen.Frequency((4, Gen.Choose(1, 8).Select(static times => (int?)times)), (1, Gen.Constant((int?)null)))
            from visit in Gen.Elements(true, false)
            select new CadencePhase(every, times, visit);
        var example =
            from count in Gen.Choose(0, 4)
            from phases in Gen.ArrayOf(phase, count)
            from day in Gen.Choose(0, 3000)
            from days in Gen.Choose(0, 900)
            select (new FollowUpCadence(phases), new DateOnly(2020, 1, 1).AddDays(day), days);
        return example.ToArbitrary();
    }
}
