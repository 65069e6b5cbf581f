namespace Samsteg.Platform;

/// <summary>When what was not taken by somebody outside, a message or a delivery, is tried again.</summary>
public static class RetrySchedule
{
    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12)];

    /// <summary>How many times it is tried before it is given up: over most of a day.</summary>
    public static int MostAttempts => Pauses.Length + 1;

    /// <summary>How long to wait after a failed attempt; null when it was the last.</summary>
    /// <param name="attempts">Attempts made, from 1.</param>
    public static TimeSpan? PauseAfter(int attempts) => attempts <= Pauses.Length ? Pauses[Math.Max(attempts, 1) - 1] : null;
}
