using System.Globalization;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Which weeks a series meets in.</summary>
public enum WeekRhythm
{
    /// <summary>Every so many weeks, counted from the first one.</summary>
    Every,

    /// <summary>Weeks with an odd ISO number; week 53 is followed by week 1, both odd.</summary>
    Odd,

    /// <summary>Weeks with an even ISO number.</summary>
    Even,
}

/// <summary>A day that a recurrence falls on.</summary>
/// <param name="Day">The day.</param>
/// <param name="Holiday">Key of the name of the holiday or eve that it is; null on other days.</param>
/// <param name="IsMet">Whether the series meets on it: a holiday, or a day taken away by hand, is passed over.</param>
public readonly record struct RecurringDay(DateOnly Day, string? Holiday, bool IsMet);

/// <summary>
/// The days of a series: some weekdays, every week, every so many weeks, or in odd or even ones; a number of times, or up to a last day.
/// Days that are passed over do not count towards the number. Weeks are ISO 8601's, from Monday.
/// </summary>
/// <param name="First">First day it may fall on.</param>
/// <param name="Weekdays">The weekdays; none: that of <paramref name="First"/>.</param>
/// <param name="Rhythm">Which weeks.</param>
/// <param name="EveryWeeks">Weeks from one to the next, 1 or more; counts with <see cref="WeekRhythm.Every"/> alone.</param>
/// <param name="Count">So many days are met on; null: up to <paramref name="Last"/>.</param>
/// <param name="Last">Last day it may fall on; null: so often as <paramref name="Count"/> says.</param>
/// <param name="OnHolidays">Whether it meets on holidays and eves too.</param>
/// <param name="Except">Days taken away by hand.</param>
public sealed record Recurrence(
    DateOnly First, IReadOnlyCollection<DayOfWeek> Weekdays, WeekRhythm Rhythm, int EveryWeeks, int? Count, DateOnly? Last, bool OnHolidays, IReadOnlyCollection<DateOnly> Except)
{
    /// <summary>Whether it ends at all: neither a number nor a last day is none of the series that can be made.</summary>
    public bool Ends => Count is not null || Last is not null;

    /// <summary>
    /// The days in order, with those passed over in between; met on at most <paramref name="most"/> of them. Ends with the calendar, if nothing else does.
    /// </summary>
    /// <exception cref="InvalidOperationException">It does not end.</exception>
    public IReadOnlyList<RecurringDay> Days(int most)
    {
        if (!Ends)
        {
            throw new InvalidOperationException("A recurrence ends after a number of times or on a day.");
        }

        var (days, met) = (new List<RecurringDay>(), 0);
        var last = Last ?? DateOnly.MaxValue;
        for (var number = First.DayNumber; number <= last.DayNumber && met < Math.Min(most, Count ?? most); number++)
        {
            var day = DateOnly.FromDayNumber(number);
            if (!FallsOn(day))
            {
                continue;
            }

            var holiday = SwedishHolidays.NameKeyOf(day);
            var isMet = (holiday is null || OnHolidays) && !Except.Contains(day);
            days.Add(new RecurringDay(day, holiday, isMet));
            met += isMet ? 1 : 0;
        }

        return days;
    }

    private bool FallsOn(DateOnly day) =>
        (Weekdays.Count == 0 ? day.DayOfWeek == First.DayOfWeek : Weekdays.Contains(day.DayOfWeek)) && Rhythm switch
        {
            WeekRhythm.Every => (MondayOf(day) - MondayOf(First)) / 7 % EveryWeeks == 0,
            var rhythm => ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue)) % 2 == (rhythm is WeekRhythm.Odd ? 1 : 0),
        };

    private static int MondayOf(DateOnly day) => day.DayNumber - (((int)day.DayOfWeek + 6) % 7);
}
