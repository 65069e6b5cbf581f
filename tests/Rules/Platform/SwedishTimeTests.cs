using FsCheck;
using FsCheck.Fluent;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class SwedishTimeTests
{
    // But 1916, when summer time began at eleven in the evening: an hour that is skipped then is moved to the next day.
    private static readonly Arbitrary<(DateOnly Day, TimeOnly Time)> Hours =
        (from day in Gen.Choose(DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber).Select(DateOnly.FromDayNumber).Where(static day => day.Year != 1916)
         from minute in Gen.Choose(0, (24 * 60) - 1)
         select (day, TimeOnly.MinValue.AddMinutes(minute))).ToArbitrary();

    [Fact]
    public void A_day_and_time_lie_on_that_day_and_before_its_end() => Prop.ForAll(Hours, static hour =>
    {
        var at = SwedishTime.At(hour.Day, hour.Time);
        return SwedishTime.DateOf(at) == hour.Day && at <= SwedishTime.EndOf(hour.Day);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_calendar_has_a_first_moment_and_a_last()
    {
        SwedishTime.At(DateOnly.MinValue, TimeOnly.MinValue).ShouldBe(DateTimeOffset.MinValue);
        SwedishTime.EndOf(DateOnly.MaxValue).ShouldBe(DateTimeOffset.MaxValue);
    }
}
