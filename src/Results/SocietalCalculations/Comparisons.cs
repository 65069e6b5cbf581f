namespace Samsteg.Results;

/// <summary>A share, or a difference between two, with the interval it lies in nineteen times of twenty.</summary>
/// <param name="Value">The share or difference, −1–1.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct Estimate(double Value, double Low, double High)
{
    /// <summary>Whether the interval leaves open that there is no difference.</summary>
    public bool IncludesNothing => Low <= 0 && High >= 0;
}

/// <summary>Comparisons of shares, with intervals that are honest for few people too. Pure.</summary>
public static class Comparisons
{
    private const double Z = 1.959963984540054;

    /// <summary>A share of a group, by Wilson's score interval, which stays within 0–1 and is never of no width. Source: Wilson, 1927.</summary>
    /// <param name="part">How many, 0–<paramref name="whole"/>.</param>
    /// <param name="whole">Of how many.</param>
    /// <returns>Null of nobody.</returns>
    public static Estimate? ShareOf(int part, int whole)
    {
        if (whole <= 0)
        {
            return null;
        }

        double n = whole;
        var share = part / n;
        var middle = (share + (Z * Z / (2 * n))) / (1 + (Z * Z / n));
        var half = Z / (1 + (Z * Z / n)) * Math.Sqrt((share * (1 - share) / n) + (Z * Z / (4 * n * n)));
        return new(share, Math.Max(0, middle - half), Math.Min(1, middle + half));
    }

    /// <summary>By how much the first group's share is above the second's: those who took part against those who waited or those who are like them. Source: Newcombe, 1998, method 10 for independent groups.</summary>
    /// <returns>Null when a group is nobody.</returns>
    public static Estimate? Between((int Part, int Whole) first, (int Part, int Whole) second)
    {
        if (ShareOf(first.Part, first.Whole) is not { } one || ShareOf(second.Part, second.Whole) is not { } other)
        {
            return null;
        }

        var difference = one.Value - other.Value;
        return new(
            difference,
            difference - Math.Sqrt(Square(one.Value - one.Low) + Square(other.High - other.Value)),
            difference + Math.Sqrt(Square(one.High - one.Value) + Square(other.Value - other.Low)));
    }

    /// <summary>
    /// By how much the share of the same people rose from before to after, of whom some changed each way. Source: Newcombe, 1998, method 10 for paired shares, with the correlation of the two answers.
    /// </summary>
    /// <param name="both">How many both before and after.</param>
    /// <param name="onlyBefore">How many only before.</param>
    /// <param name="onlyAfter">How many only after.</param>
    /// <param name="neither">How many at neither time.</param>
    /// <returns>Null of nobody.</returns>
    public static Estimate? BeforeAndAfter(int both, int onlyBefore, int onlyAfter, int neither)
    {
        var whole = both + onlyBefore + onlyAfter + neither;
        if (ShareOf(both + onlyAfter, whole) is not { } after || ShareOf(both + onlyBefore, whole) is not { } before)
        {
            return null;
        }

        var (spread, joint) = ((double)(both + onlyBefore) * (onlyAfter + neither) * (both + onlyAfter) * (onlyBefore + neither), ((double)both * neither) - ((double)onlyBefore * onlyAfter));
        var correction = joint > whole / 2d ? joint - (whole / 2d) : Math.Min(joint, 0);
        var correlation = spread > 0 ? correction / Math.Sqrt(spread) : 0;
        var difference = after.Value - before.Value;
        double Half(double a, double b) => Math.Sqrt(Math.Max(0, (a * a) - (2 * correlation * a * b) + (b * b)));
        return new(difference, difference - Half(after.Value - after.Low, before.High - before.Value), difference + Half(after.High - after.Value, before.Value - before.Low));
    }

    private static double Square(double value) => value * value;
}
