namespace Samsteg.Platform;

/// <summary>When a message is tried again, and when a day's messages are collected.</summary>
public static class MessageSchedule
{
    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12)];

    private static readonly TimeOnly DigestTime = new(7, 0);

    /// <summary>How many times a message is tried before it is given up: over most of a day.</summary>
    public static int MostAttempts => Pauses.Length + 1;

    /// <summary>How long to wait after a failed attempt; null when it was the last.</summary>
    /// <param name="attempts">Attempts made, from 1.</param>
    public static TimeSpan? PauseAfter(int attempts) => attempts <= Pauses.Length ? Pauses[Math.Max(attempts, 1) - 1] : null;

    /// <summary>The latest moment at which digests were due: seven in the morning in Sweden, today's or yesterday's.</summary>
    public static DateTimeOffset DigestBefore(DateTimeOffset now)
    {
        var local = SwedishTime.Local(now);
        var day = DateOnly.FromDateTime(local.DateTime);
        return SwedishTime.At(TimeOnly.FromDateTime(local.DateTime) >= DigestTime ? day : day.AddDays(-1), DigestTime);
    }
}
