using System.Collections.Immutable;
using System.Globalization;

namespace Samsteg.Results;

/// <summary>
/// What a quantity is counted in: a product of base units with whole exponents, such as <c>SEK/person/year</c>; <c>1</c> for a bare number or a share.
/// There is no conversion: a month is not a twelfth of a year until a formula says so (<c>12 [month/year]</c>), so that nothing is changed unseen.
/// </summary>
public sealed class Unit : IEquatable<Unit>
{
    private const int MostExponent = 9;
    private readonly ImmutableSortedDictionary<string, int> _factors;

    private Unit(ImmutableSortedDictionary<string, int> factors) => _factors = factors;

    /// <summary>A bare number.</summary>
    public static Unit None { get; } = new(ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal));

    /// <summary>What quantities can be counted in. Each has a text <c>unit.base.KEY</c>.</summary>
    public static ImmutableArray<string> Bases { get; } = ["SEK", "person", "year", "month", "week", "day", "hour", "job", "contract", "result", "dwelling", "night", "delivery", "km", "litre", "kg"];

    /// <summary>Its base units, in alphabetical order, with exponents other than 0.</summary>
    public IReadOnlyDictionary<string, int> Factors => _factors;

    /// <summary>Reads a unit: base units between <c>*</c> and <c>/</c>, from left to right, each with a whole exponent if wanted (<c>km^2</c>); <c>1</c> for none.</summary>
    /// <returns>Null when it is none.</returns>
    public static Unit? Read(string text)
    {
        var unit = None;
        var at = 0;
        for (var divides = false; ; at++)
        {
            var end = text.IndexOfAny(['*', '/'], at);
            var part = text[at..(end < 0 ? text.Length : end)].Trim();
            if (ReadFactor(part) is not { } factor || !CanJoin(unit, factor, divides))
            {
                return null;
            }

            unit = divides ? unit / factor : unit * factor;
            if (end < 0)
            {
                return unit;
            }

            (divides, at) = (text[end] == '/', end);
        }
    }

    /// <summary>The unit of a product.</summary>
    public static Unit operator *(Unit left, Unit right) => Join(left, right, 1);

    /// <summary>The unit of a quotient.</summary>
    public static Unit operator /(Unit left, Unit right) => Join(left, right, -1);

    /// <summary>The unit of a power.</summary>
    /// <param name="exponent">Whole.</param>
    public Unit Power(int exponent) => exponent == 0 ? None : new(_factors.ToImmutableSortedDictionary(static one => one.Key, one => one.Value * exponent, StringComparer.Ordinal));

    /// <inheritdoc/>
    public bool Equals(Unit? other) => other is not null && _factors.SequenceEqual(other._factors);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Unit);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>As it is read.</summary>
    public override string ToString()
    {
        var above = string.Join('*', _factors.Where(static one => one.Value > 0).Select(static one => Named(one.Key, one.Value)));
        return (above.Length > 0 ? above : "1") + string.Concat(_factors.Where(static one => one.Value < 0).Select(static one => "/" + Named(one.Key, -one.Value)));
    }

    private static string Named(string name, int exponent) => exponent == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}^{exponent}");

    private static Unit? ReadFactor(string part)
    {
        if (part == "1")
        {
            return None;
        }

        var (name, exponent) = part.Split('^') switch
        {
            [var bare] => (bare, 1),
            [var named, var power] when int.TryParse(power, NumberStyles.None, CultureInfo.InvariantCulture, out var read) && read is >= 1 and <= MostExponent => (named, read),
            _ => (string.Empty, 0),
        };
        return Bases.Contains(name) ? new(None._factors.Add(name, exponent)) : null;
    }

    /// <summary>Whether no exponent grows beyond what anybody means.</summary>
    private static bool CanJoin(Unit left, Unit right, bool divides) => Join(left, right, divides ? -1 : 1)._factors.Values.All(static exponent => Math.Abs(exponent) <= MostExponent);

    private static Unit Join(Unit left, Unit right, int sign)
    {
        var factors = left._factors.ToBuilder();
        foreach (var (name, exponent) in right._factors)
        {
            var sum = factors.GetValueOrDefault(name) + (sign * exponent);
            if (sum == 0)
            {
                factors.Remove(name);
            }
            else
            {
                factors[name] = sum;
            }
        }

        return new(factors.ToImmutable());
    }
}
