using FsCheck;
using FsCheck.Fluent;
using Samsteg.Activities;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class HourRuleTests
{
    private static readonly DateTimeOffset Nine = new(2026, 10, 1, 7, 0, 0, TimeSpan.Zero);
    private static readonly Arbitrary<(int Length, int Late, AttendanceMark Mark)> Sessions = (
        from length in Gen.Choose(1, 720)
        from late in Gen.Choose(0, 600)
        from mark in Gen.Elements(Enum.GetValues<AttendanceMark>())
        select (length, late, mark)).ToArbitrary();

    [Theory]
    [InlineData(AttendanceMark.Present, null, 180)]
    [InlineData(AttendanceMark.Late, 20, 160)]
    [InlineData(AttendanceMark.Late, null, 180)]
    [InlineData(AttendanceMark.Late, 600, 0)]
    [InlineData(AttendanceMark.AbsentValid, null, 0)]
    [InlineData(AttendanceMark.AbsentInvalid, null, 0)]
    public void Minutes_are_the_sessions_less_those_late(AttendanceMark mark, int? late, int minutes) =>
        HourRule.Minutes(Nine, Nine.AddHours(3), mark, late).ShouldBe(minutes);

    [Theory]
    [InlineData(2026, 3, 29, 240)]  // the clock goes forward at two: from 00 to 05 are four hours
    [InlineData(2026, 10, 25, 360)] // and back at three: six
    [InlineData(2026, 6, 1, 300)]
    public void A_night_when_the_clock_is_moved_has_the_hours_that_passed(int year, int month, int day, int minutes)
    {
        var date = new DateOnly(year, month, day);
        HourRule.Minutes(SwedishTime.At(date, TimeOnly.MinValue), SwedishTime.At(date, new TimeOnly(5, 0)), AttendanceMark.Present, null).ShouldBe(minutes);
    }

    [Fact]
    public void Nobody_has_less_than_nothing_nor_more_than_the_session() => Prop.ForAll(Sessions, static session =>
        HourRule.Minutes(Nine, Nine.AddMinutes(session.Length), session.Mark, session.Late) is >= 0 and var minutes && minutes <= session.Length).QuickCheckThrowOnFailure();

    [Fact]
    public void Where_on_earth_the_times_are_told_changes_nothing() => Prop.ForAll(Sessions, static session =>
    {
        var (start, end) = (Nine, Nine.AddMinutes(session.Length));
        return HourRule.Minutes(start, end, session.Mark, session.Late) == HourRule.Minutes(start.ToOffset(TimeSpan.FromHours(2)), end.ToOffset(TimeSpan.FromHours(1)), session.Mark, session.Late);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_session_divided_in_two_gives_the_same_together() => Prop.ForAll(Gen.Choose(1, 360).ToArbitrary(), Gen.Choose(1, 360).ToArbitrary(), static (first, second) =>
        HourRule.Minutes(Nine, Nine.AddMinutes(first), AttendanceMark.Present, null) + HourRule.Minutes(Nine.AddMinutes(first), Nine.AddMinutes(first + second), AttendanceMark.Present, null)
        == HourRule.Minutes(Nine, Nine.AddMinutes(first + second), AttendanceMark.Present, null)).QuickCheckThrowOnFailure();
}
