namespace Samsteg.Platform;

/// <summary>How some values lie: the median with a quarter of them below the lower and a quarter above the upper quartile.</summary>
/// <param name="Count">How many values.</param>
/// <param name="Lower">Lower quartile.</param>
/// <param name="Median">Median.</param>
/// <param name="Upper">Upper quartile.</param>
public sealed record Quartiles(int Count, decimal Lower, decimal Median, decimal Upper)
{
    /// <summary>
    /// Quartiles by linear interpolation between the closest ranks (Hyndman and Fan 1996, definition 7, as PostgreSQL's <c>percentile_cont</c>), to one decimal.
    /// </summary>
    /// <returns>Null for no values.</returns>
    public static Quartiles? Of(IEnumerable<decimal> values)
    {
        decimal[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? null : new Quartiles(sorted.Length, At(sorted, 1), At(sorted, 2), At(sorted, 3));
    }

    private static decimal At(decimal[] sorted, int quarter)
    {
        var place = quarter * (sorted.Length - 1);
        var (below, rest) = (place / 4, place % 4);
        var value = rest == 0 ? sorted[below] : sorted[below] + (sorted[below + 1] - sorted[below]) * rest / 4;
        return Math.Round(value, 1, MidpointRounding.AwayFromZero);
    }
}
