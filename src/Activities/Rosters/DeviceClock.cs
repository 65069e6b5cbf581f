namespace Samsteg.Activities;

/// <summary>When a tap was made that waited on a telephone for the network.</summary>
/// <param name="TappedAt">When, by the telephone; null when it did not wait, or when its clock cannot be believed.</param>
/// <param name="IsOff">Whether the clock cannot be believed.</param>
public readonly record struct DeviceClock(DateTimeOffset? TappedAt, bool IsOff)
{
    /// <summary>Longest that a tap waits on a telephone before it forgets it.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromDays(7);

    private static readonly TimeSpan MostOff = TimeSpan.FromDays(1);
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Reads the clock. A tap that did not wait was made when it arrived. One that did is not believed when the clock is more than a
    /// day off, or when it says that the tap lies in the future or longer ago than a telephone keeps it.
    /// </summary>
    /// <param name="tapped">When the tap was made, by the telephone.</param>
    /// <param name="sent">When it was sent, by the telephone.</param>
    /// <param name="now">When it arrived, by the server.</param>
    public static DeviceClock Read(DateTimeOffset tapped, DateTimeOffset sent, DateTimeOffset now)
    {
        if ((sent - tapped).Duration() < ShortestWait)
        {
            return default;
        }

        var isBelieved = (sent - now).Duration() <= MostOff && tapped < sent && tapped <= now + Slack && tapped >= now - LongestWait - MostOff;
        return isBelieved ? new(tapped < now ? tapped : now, false) : new(null, true);
    }
}
