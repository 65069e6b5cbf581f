namespace Samsteg.Results;

/// <summary>
/// Chance that comes out the same on every machine and in every version: the seed says all. SplitMix64 (Steele, Lea and Flood, 2014), whose steps are written out here because a library's may change.
/// </summary>
/// <param name="seed">Any number.</param>
public struct Draws(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 up to, but not including, 1; all 53 bits of it are drawn.</summary>
    public double Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>A value of a range: the triangular distribution, in which the most likely is its peak and the ends are never passed. Its mean is (low + mid + high) / 3.</summary>
    public double Of(UncertainValue range)
    {
        var width = range.High - range.Low;
        if (width <= 0)
        {
            return range.Mid;
        }

        var (drawn, peak) = (Next(), (range.Mid - range.Low) / width);
        return drawn < peak ? range.Low + Math.Sqrt(drawn * width * (range.Mid - range.Low)) : range.High - Math.Sqrt((1 - drawn) * width * (range.High - range.Mid));
    }
}
