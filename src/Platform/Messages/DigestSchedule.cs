namespace Samsteg.Platform;

/// <summary>When a day's messages are collected.</summary>
public static class DigestSchedule
{
    private static readonly TimeOnly Time = new(7, 0);

    /// <summary>The latest moment at which digests were due: seven in the morning in Sweden, today's or yesterday's.</summary>
    public static DateTimeOffset Before(DateTimeOffset now)
    {
        var local = SwedishTime.Local(now);
        var day = DateOnly.FromDateTime(local.DateTime);
        return SwedishTime.At(TimeOnly.FromDateTime(local.DateTime) >= Time ? day : day.AddDays(-1), Time);
    }
}
