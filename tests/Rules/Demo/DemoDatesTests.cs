using FsCheck;
using FsCheck.Fluent;
using Samsteg.Web;

namespace Samsteg.Rules;

public sealed class DemoDatesTests
{
    private static readonly PlanFacts Facts = PlanFacts.Read();

    private static readonly Arbitrary<DateOnly> Todays = Gen.Choose(new DateOnly(1990, 1, 1).DayNumber, new DateOnly(2190, 12, 31).DayNumber)
        .Select(DateOnly.FromDayNumber).ToArbitrary();

    [Fact]
    public void Today_falls_in_the_middle_of_the_thirteenth_month() => Prop.ForAll(Todays, static today =>
    {
        var thirteenth = new DemoDates(Facts.Start, today).Start.AddMonths(12);
        thirteenth.ShouldBeLessThanOrEqualTo(today);
        today.ShouldBeLessThan(thirteenth.AddMonths(1));
        (today.DayNumber - thirteenth.DayNumber).ShouldBeInRange(10, 18);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void All_dates_move_by_the_same_whole_weeks() => Prop.ForAll(Todays, static today =>
    {
        var dates = new DemoDates(Facts.Start, today);
        (dates.ShiftDays % 7).ShouldBe(0);
        dates.Start.DayOfWeek.ShouldBe(Facts.Start.DayOfWeek);
        (dates.Shifted(Facts.End).DayNumber - dates.Start.DayNumber).ShouldBe(Facts.End.DayNumber - Facts.Start.DayNumber);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Intake_is_open_and_stays_so_for_a_month() => Prop.ForAll(Todays, static today =>
        new DemoDates(Facts.Start, today).Shifted(Facts.IntakeEnd).ShouldBeGreaterThan(today.AddDays(30))).QuickCheckThrowOnFailure();

    [Fact]
    public void Week_one_holds_the_first_day() => Prop.ForAll(Todays, static today =>
    {
        var dates = new DemoDates(Facts.Start, today);
        dates.InWeek(1, dates.Start.DayOfWeek).ShouldBe(dates.Start);
        dates.InWeek(1, DayOfWeek.Sunday).ShouldBe(dates.InWeek(2, DayOfWeek.Monday).AddDays(-1));
        dates.InWeek(50, DayOfWeek.Sunday).ShouldBeLessThan(today.AddDays(-21));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_leap_day_is_as_good_as_any()
    {
        var dates = new DemoDates(Facts.Start, new DateOnly(2028, 2, 29));
        dates.Start.ShouldBe(new DateOnly(2027, 2, 16));
        dates.WorkdayAgo(2).DayOfWeek.ShouldBe(DayOfWeek.Friday);
        dates.WorkdayAhead(5).DayOfWeek.ShouldBe(DayOfWeek.Monday);
    }
}
