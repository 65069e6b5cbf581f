namespace Samsteg.Activities;

/// <summary>Between which shares the true one lies in 95 cases of 100, in per cent.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public readonly record struct ShareInterval(decimal Low, decimal High)
{
    /// <summary>The quantile of the normal distribution that leaves 2.5 per cent on each side.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>
    /// Wilson's score interval, which stays within 0–100 and holds for small groups and for shares near the ends too, where the usual one (p ± 1.96 standard errors) does not:
    /// E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, Journal of the American Statistical Association 22 (1927), 209–212. Pure.
    /// </summary>
    /// <param name="part">Those of whom it is true; no more than all.</param>
    /// <param name="whole">All.</param>
    /// <returns>Null of nobody.</returns>
    public static ShareInterval? Of(long part, long whole)
    {
        if (whole <= 0)
        {
            return null;
        }

        var (n, p) = ((double)whole, (double)part / whole);
        var middle = (p + (Z * Z / (2 * n))) / (1 + (Z * Z / n));
        var half = Z / (1 + (Z * Z / n)) * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4 * n * n)));
        return new ShareInterval(InPercent(middle - half), InPercent(middle + half));
    }

    private static decimal InPercent(double share) => Math.Round(100 * (decimal)Math.Clamp(share, 0, 1), 1, MidpointRounding.AwayFromZero);
}
