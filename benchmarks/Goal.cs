using System.Globalization;

namespace Samsteg.Benchmarks;

/// <summary>What a figure is to be.</summary>
/// <param name="Least">Not below; null does not bind.</param>
/// <param name="Most">Not above; null does not bind.</param>
public sealed record Goal(double? Least, double? Most)
{
    public static Goal AtMost(double most) => new(null, most);

    public static Goal AtLeast(double least) => new(least, null);

    public static Goal Between(double least, double most) => new(least, most);

    /// <summary>What is only told.</summary>
    public static Goal None { get; } = new(null, null);

    /// <summary>Null when there is nothing to meet. A figure that is not a number is missed.</summary>
    public bool? IsMet(double value) => this == None ? null : value >= (Least ?? double.NegativeInfinity) && value <= (Most ?? double.PositiveInfinity);

    public override string ToString() => this switch
    {
        { Least: { } least, Most: { } most } => $"{Figure.Text(least)}..{Figure.Text(most)}",
        { Least: { } least } => $">={Figure.Text(least)}",
        { Most: { } most } => $"<={Figure.Text(most)}",
        _ => "-",
    };
}

/// <summary>A figure that was measured: <c>key value unit goal met|missed</c>.</summary>
/// <param name="Key">Its name, without spaces.</param>
/// <param name="Value">Its value.</param>
/// <param name="Unit">Its unit, without spaces.</param>
/// <param name="Goal">What it is to be.</param>
public sealed record Figure(string Key, double Value, string Unit, Goal Goal)
{
    /// <summary>Three digits that mean something; for people and for machines.</summary>
    public static string Text(double value) => !double.IsFinite(value)
        ? "-"
        : Math.Abs(value) switch
        {
            >= 100 => value.ToString("0", CultureInfo.InvariantCulture),
            >= 10 => value.ToString("0.#", CultureInfo.InvariantCulture),
            _ => value.ToString("0.##", CultureInfo.InvariantCulture),
        };

    public override string ToString() =>
        $"{Key} {Text(Value)} {Unit} {Goal} {Goal.IsMet(Value) switch { true => "met", false => "missed", null => "-" }}";
}
