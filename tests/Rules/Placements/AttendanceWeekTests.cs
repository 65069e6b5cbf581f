using Samsteg.Placements;

namespace Samsteg.Rules;

/// <summary>Which days attendance is said of, and for how many hours.</summary>
public sealed class AttendanceWeekTests
{
    private static readonly DateOnly Today = new(2026, 4, 15); // a Wednesday

    [Fact]
    public void A_week_begins_on_Monday_and_ends_today()
    {
        AttendanceWeek.MondayOf(Today).ShouldBe(new DateOnly(2026, 4, 13));
        AttendanceWeek.MondayOf(new DateOnly(2026, 4, 19)).ShouldBe(new DateOnly(2026, 4, 13));
        AttendanceWeek.Days(new DateOnly(2026, 4, 13), new DateOnly(2026, 3, 2), null, Today).ShouldBe([new(2026, 4, 13), new(2026, 4, 14), Today]);
    }

    [Fact]
    public void No_day_before_the_first_after_the_last_or_of_one_who_has_not_come()
    {
        var monday = new DateOnly(2026, 4, 6);
        AttendanceWeek.Days(monday, new DateOnly(2026, 4, 9), new DateOnly(2026, 4, 10), Today).ShouldBe([new(2026, 4, 9), new(2026, 4, 10)]);
        AttendanceWeek.Days(monday, null, null, Today).ShouldBeEmpty();
    }

    [Fact]
    public void This_week_and_four_back()
    {
        AttendanceWeek.Weeks(new DateOnly(2025, 1, 1), null, Today).ShouldBe([new(2026, 4, 13), new(2026, 4, 6), new(2026, 3, 30), new(2026, 3, 23), new(2026, 3, 16)]);
        AttendanceWeek.Days(new DateOnly(2026, 3, 9), new DateOnly(2025, 1, 1), null, Today).ShouldBeEmpty();
        AttendanceWeek.Weeks(new DateOnly(2026, 4, 8), null, Today).Count().ShouldBe(2);
    }

    [Theory]
    [InlineData("2026-04-13", 16d, 4d)]      // a morning of four
    [InlineData("2026-04-17", 16d, null)]   // Friday is not agreed
    [InlineData("2026-04-13", null, 4d)]    // hours are not agreed: a half-day
    [InlineData("2026-04-13", 10d, 2.5)]
    [InlineData("2026-04-13", 0.5, 0.5)]   // never less than can be said
    public void The_hours_agreed_are_shared_among_the_half_days(string day, double? week, double? hours) =>
        AttendanceWeek.AgreedHours(DateOnly.Parse(day), new WeekTimes(0b_01_01_01_01), (decimal?)week).ShouldBe((decimal?)hours);

    [Theory]
    [InlineData(0.5, true)]
    [InlineData(12, true)]
    [InlineData(0, false)]
    [InlineData(12.5, false)]
    [InlineData(3.2, false)]
    public void Hours_are_half_hours(double hours, bool can) => AttendanceWeek.AreHours((decimal)hours).ShouldBe(can);
}
