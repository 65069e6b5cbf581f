namespace Samsteg.Benchmarks;

/// <summary>Times in milliseconds.</summary>
public static class Latencies
{
    /// <summary>The value that a share of all do not exceed: the nearest rank, so always one that was measured.</summary>
    /// <param name="values">In any order; none gives not-a-number.</param>
    /// <param name="share">Between 0, excluded, and 1.</param>
    public static double Percentile(IReadOnlyCollection<double> values, double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        if (values.Count == 0)
        {
            return double.NaN;
        }

        double[] sorted = [.. values.Order()];
        return sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
    }

    public static double Median(IReadOnlyCollection<double> values) => Percentile(values, 0.5);
}
