using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Samsteg.Activities;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class RecurrenceTests
{
    private static readonly DateOnly Wednesday = new(2026, 2, 4);

    private static readonly Arbitrary<Recurrence> Any = (
        from first in Gen.Choose(0, 20_000)
        from weekdays in Gen.SubListOf(Enum.GetValues<DayOfWeek>())
        from rhythm in Gen.Elements(Enum.GetValues<WeekRhythm>())
        from every in Gen.Choose(1, 8)
        from count in Gen.Choose(1, 60)
        from holidays in Gen.Elements(true, false)
        select new Recurrence(new DateOnly(2005, 1, 1).AddDays(first), [.. weekdays], rhythm, every, count, null, holidays, [])).ToArbitrary();

    [Fact]
    public void It_meets_as_often_as_asked_on_the_weekdays_and_in_the_weeks_asked_for() => Prop.ForAll(Any, static asked =>
    {
        var days = asked.Days(200);
        return days.Count(static day => day.IsMet) == asked.Count
            && days[^1].IsMet && days[0].Day >= asked.First
            && days.Zip(days.Skip(1)).All(static pair => pair.First.Day < pair.Second.Day)
            && days.All(day => asked.Weekdays.Count == 0 ? day.Day.DayOfWeek == asked.First.DayOfWeek : asked.Weekdays.Contains(day.Day.DayOfWeek))
            && days.All(day => asked.Rhythm is WeekRhythm.Every || WeekOf(day.Day) % 2 == (asked.Rhythm is WeekRhythm.Odd ? 1 : 0))
            && days.All(day => day.IsMet == (asked.OnHolidays || day.Holiday is null));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_day_taken_away_is_made_up_for_at_the_end() => Prop.ForAll(Any, static asked =>
    {
        var met = asked.Days(200).Where(static day => day.IsMet).Select(static day => day.Day).ToList();
        var less = (asked with { Except = [met[0]] }).Days(200).Where(static day => day.IsMet).Select(static day => day.Day).ToList();
        return less.Count == met.Count && less[..^1].SequenceEqual(met[1..]) && less[^1] > met[^1];
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_last_day_ends_it_where_the_number_does_not() => Prop.ForAll(Any, static asked =>
    {
        var all = asked.Days(200);
        var half = all[all.Count / 2].Day;
        return (asked with { Count = null, Last = half }).Days(200).SequenceEqual(all.Where(day => day.Day <= half));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Without_weekdays_it_keeps_that_of_the_first_day() =>
        Met(new Recurrence(Wednesday, [], WeekRhythm.Every, 2, 3, null, false, [])).ShouldBe([Wednesday, Wednesday.AddDays(14), Wednesday.AddDays(28)]);

    [Fact]
    public void Weeks_are_counted_from_the_first_one_whatever_weekday_it_begins_on() =>
        Met(new Recurrence(Wednesday, [DayOfWeek.Monday, DayOfWeek.Thursday], WeekRhythm.Every, 2, 3, null, false, []))
            .ShouldBe([new(2026, 2, 5), new(2026, 2, 16), new(2026, 2, 19)]);

    [Fact]
    public void Odd_weeks_follow_one_another_where_the_year_has_53() =>
        Met(new Recurrence(new DateOnly(2026, 12, 30), [], WeekRhythm.Odd, 1, 3, null, false, [])).ShouldBe([new(2026, 12, 30), new(2027, 1, 20), new(2027, 2, 3)],
            "30 December 2026 is in week 53 and 6 January 2027, of week 1, is Epiphany");

    [Fact]
    public void A_leap_day_is_a_day_as_any_other() =>
        Met(new Recurrence(new DateOnly(2028, 2, 22), [], WeekRhythm.Every, 1, 3, null, false, [])).ShouldBe([new(2028, 2, 22), new(2028, 2, 29), new(2028, 3, 7)]);

    [Fact]
    public void It_ends_with_the_calendar() => Met(new Recurrence(new DateOnly(9999, 12, 1), [], WeekRhythm.Every, 26, 60, null, false, [])).Count.ShouldBe(1);

    [Fact]
    public void One_without_end_is_never_gone_through() =>
        Should.Throw<InvalidOperationException>(static () => new Recurrence(Wednesday, [], WeekRhythm.Every, 1, null, null, false, []).Days(200));

    [Fact]
    public void More_than_the_most_is_never_met_on() => Met(new Recurrence(Wednesday, [], WeekRhythm.Every, 1, null, DateOnly.MaxValue, true, [])).Count.ShouldBe(200);

    private static List<DateOnly> Met(Recurrence asked) => [.. asked.Days(200).Where(static day => day.IsMet).Select(static day => day.Day)];

    private static int WeekOf(DateOnly day) => ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue));
}
