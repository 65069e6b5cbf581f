using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>Moments of days in Sweden, looked up instead of reckoned: tens of millions are asked for.</summary>
internal static class LoadCalendar
{
    private static readonly DateOnly First = new(2000, 1, 1);
    private static readonly long[] Midnights = [.. Enumerable.Range(0, 366 * 60).Select(static day => SwedishTime.At(First.AddDays(day), TimeOnly.MinValue).UtcTicks)];

    /// <summary>A moment of a day, in minutes after midnight.</summary>
    public static DateTime At(DateOnly day, int minute) =>
        new(Midnights[day.DayNumber - First.DayNumber] + (minute * TimeSpan.TicksPerMinute), DateTimeKind.Utc);
}
