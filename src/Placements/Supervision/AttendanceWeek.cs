using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Whether somebody was at the place on a day. Labels are <c>placement_presence.CODE</c>.</summary>
public enum PlacementPresence
{
    /// <summary>There.</summary>
    Present,

    /// <summary>Away, and had said so.</summary>
    AbsentNotified,

    /// <summary>Away without a word.</summary>
    AbsentUnnotified,
}

/// <summary>A day as a supervisor says it: never why.</summary>
public sealed record AttendanceDay
{
    /// <summary>Which.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Whether the participant was there; null while nothing is said.</summary>
    public PlacementPresence? Presence { get; init; }

    /// <summary>How many hours; null for as many as are agreed.</summary>
    public decimal? Hours { get; init; }

    /// <summary>The registration that was seen; null when there was none.</summary>
    public Guid? Seen { get; init; }
}

/// <summary>A week of a placement, day by day. Pure.</summary>
public static class AttendanceWeek
{
    /// <summary>How many weeks back from this one attendance is registered and corrected.</summary>
    public const int WeeksBack = 4;

    /// <summary>Fewest hours of a day.</summary>
    public const decimal Least = 0.5m;

    /// <summary>Most hours of a day.</summary>
    public const decimal Most = 12;

    private const int DaysOfWeek = 7;

    /// <summary>The Monday of a day's week.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % DaysOfWeek));

    /// <summary>The earliest Monday.</summary>
    public static DateOnly Earliest(DateOnly today) => MondayOf(today).AddDays(-DaysOfWeek * WeeksBack);

    /// <summary>The Mondays that there is something to say of, the latest first.</summary>
    public static IEnumerable<DateOnly> Weeks(DateOnly? startedOn, DateOnly? endedOn, DateOnly today)
    {
        for (var monday = MondayOf(today); monday >= Earliest(today); monday = monday.AddDays(-DaysOfWeek))
        {
            if (Days(monday, startedOn, endedOn, today).Any())
            {
                yield return monday;
            }
        }
    }

    /// <summary>The days of a week that attendance can be said of: from the first day there, not ahead, not after the last.</summary>
    public static IEnumerable<DateOnly> Days(DateOnly monday, DateOnly? startedOn, DateOnly? endedOn, DateOnly today) =>
        Enumerable.Range(0, DaysOfWeek).Select(monday.AddDays)
            .Where(day => startedOn is { } start && day >= start && day >= Earliest(today) && day <= today && !(day > endedOn));

    /// <summary>The hours agreed for a day: its share of the week's, in half hours; null when it is no agreed day.</summary>
    public static decimal? AgreedHours(DateOnly day, WeekTimes week, decimal? hoursPerWeek)
    {
        var place = ((int)day.DayOfWeek + 6) % DaysOfWeek * 2;
        var halves = (week.Has(place) ? 1 : 0) + (week.Has(place + 1) ? 1 : 0);
        if (halves == 0)
        {
            return null;
        }

        var hours = hoursPerWeek is { } all ? all * halves / week.Count : WeekTimes.HoursEach * halves;
        return Math.Clamp(Math.Round(hours * 2, MidpointRounding.AwayFromZero) / 2, Least, Most);
    }

    /// <summary>Whether that many hours can be said of a day: half hours, no fewer and no more.</summary>
    public static bool AreHours(decimal hours) => hours is >= Least and <= Most && hours * 2 % 1 == 0;
}
