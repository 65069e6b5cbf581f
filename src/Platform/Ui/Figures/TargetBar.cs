namespace Samsteg.Platform;

/// <summary>
/// The geometry of a bar for a value against its target, in per cent of the bar's width (0–100).
/// The scale ends at the largest of target, original target and value, so that a reduced target still shows how far
/// it was from the promise, and a value above its target shows by how much.
/// </summary>
public sealed record TargetBar
{
    public double Value { get; private init; }

    /// <summary>Null where the scale ends at the target, so that no mark is needed.</summary>
    public double? Target { get; private init; }

    /// <summary>Where the plan says the value should be by now; null when there is no plan to hold against.</summary>
    public double? Pace { get; private init; }

    /// <summary>The target first promised, where it has been revised.</summary>
    public double? Original { get; private init; }

    /// <summary>The permitted band of a range target.</summary>
    public (double From, double To)? Band { get; private init; }

    public static TargetBar Towards(decimal value, decimal target, decimal? pace = null, decimal? original = null)
    {
        var revisedFrom = original == target ? null : original;
        var end = Math.Max(Math.Max(target, value), Math.Max(revisedFrom ?? 0, 0));
        return new()
        {
            Value = Part(value, end),
            Target = end > target ? Part(target, end) : null,
            Pace = pace is { } now ? Part(now, end) : null,
            Original = revisedFrom is { } first ? Part(first, end) : null,
        };
    }

    /// <param name="value">The current value.</param>
    /// <param name="min">Lower end of the permitted band.</param>
    /// <param name="max">Upper end of the permitted band.</param>
    /// <param name="end">Where the scale ends, 100 for shares.</param>
    public static TargetBar Within(decimal value, decimal min, decimal max, decimal end = 100) => new()
    {
        Value = Part(value, end),
        Band = (Part(min, end), Part(max, end)),
    };

    private static double Part(decimal value, decimal end) =>
        end <= 0 ? 0 : (double)Math.Clamp(value / end * 100m, 0m, 100m);
}
