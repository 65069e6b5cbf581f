using System.Globalization;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A day, or a time of a day by the clock of a zone.</summary>
internal readonly record struct LocalMoment(DateOnly Date, TimeOnly Time, bool IsDay, TimeZoneInfo Zone)
{
    /// <summary>The moment; a time that spring skips is moved on, of one that comes twice in autumn it is the first (3.3.5).</summary>
    public DateTimeOffset Moment
    {
        get
        {
            var local = Date.ToDateTime(Time);
            if (Zone.IsInvalidTime(local))
            {
                local = local.AddHours(1);
            }

            var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
            return new DateTimeOffset(local, offset).ToUniversalTime();
        }
    }

    /// <summary>As it is written; null when it is not understood. Without a zone it is in that of what it belongs to, or Sweden's.</summary>
    public static LocalMoment? Of(string value, string? zoneName, TimeZoneInfo? otherwise = null)
    {
        var zone = otherwise ?? SwedishTime.Zone;
        if (zoneName is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(zoneName, out zone))
        {
            return null;
        }

        var isUtc = value.EndsWith('Z');
        var isDay = value.Length == 8;
        return DateTime.TryParseExact(isUtc ? value[..^1] : value, isDay ? "yyyyMMdd" : "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
            && read.Year is >= 1970 and <= 2100
                ? new LocalMoment(DateOnly.FromDateTime(read), TimeOnly.FromDateTime(read), isDay, isUtc ? TimeZoneInfo.Utc : zone)
                : null;
    }
}
