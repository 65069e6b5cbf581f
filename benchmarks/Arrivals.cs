namespace Samsteg.Benchmarks;

/// <summary>
/// When requests arrive that know nothing of one another: a Poisson process, whose gaps are exponential. The times are fixed beforehand,
/// so that a server that falls behind meets as many as one that does not.
/// </summary>
public static class Arrivals
{
    /// <summary>Times from the start, in order, below <paramref name="duration"/>.</summary>
    /// <param name="perSecond">How many a second in the long run, above 0.</param>
    /// <param name="duration">For how long.</param>
    /// <param name="seed">The same seed gives the same times.</param>
    public static IEnumerable<TimeSpan> Of(double perSecond, TimeSpan duration, int seed)
    {
        var random = new Random(seed);
        for (var at = Gap(); at < duration; at += Gap())
        {
            yield return at;
        }

        TimeSpan Gap() => TimeSpan.FromSeconds(-Math.Log(1 - random.NextDouble()) / perSecond);
    }
}
