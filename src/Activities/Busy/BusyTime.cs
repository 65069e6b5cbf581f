namespace Samsteg.Activities;

/// <summary>A time at which somebody is busy.</summary>
/// <param name="StartsAt">From.</param>
/// <param name="EndsAt">To.</param>
public readonly record struct BusyTime(DateTimeOffset StartsAt, DateTimeOffset EndsAt)
{
    /// <summary>The same times, those that meet or overlap as one: how many things there were is nobody's affair.</summary>
    public static IReadOnlyList<BusyTime> Merged(IEnumerable<BusyTime> times)
    {
        var merged = new List<BusyTime>();
        foreach (var time in times.OrderBy(static time => time.StartsAt))
        {
            if (merged.Count > 0 && merged[^1].EndsAt >= time.StartsAt)
            {
                merged[^1] = merged[^1] with { EndsAt = time.EndsAt > merged[^1].EndsAt ? time.EndsAt : merged[^1].EndsAt };
            }
            else
            {
                merged.Add(time);
            }
        }

        return merged;
    }
}
