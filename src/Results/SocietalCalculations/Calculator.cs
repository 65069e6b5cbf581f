using System.Text.Json.Serialization;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>Low, most likely and high of what nobody knows exactly; all three the same for what is known.</summary>
public readonly record struct UncertainValue(double Low, double Mid, double High)
{
    /// <summary>What is known exactly.</summary>
    public static UncertainValue Of(double value) => new(value, value, value);

    /// <summary>Whether it is not known exactly.</summary>
    [JsonIgnore]
    public bool IsUncertain => Low < High;

    /// <summary>Whether the three are finite and in order.</summary>
    [JsonIgnore]
    public bool IsSound => double.IsFinite(Low) && double.IsFinite(High) && Low <= Mid && Mid <= High;
}

/// <summary>Something that a calculator needs to know.</summary>
/// <param name="Key">Its name in formulas: letters, digits and underscores.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Unit">What it is counted in, as <see cref="Results.Unit"/> reads it.</param>
/// <param name="IsShare">Whether it is a share, asked and shown in per cent and kept between 0 and 1.</param>
/// <param name="Usual">What is taken when nobody says otherwise; null where there is no figure worth standing by: nothing is counted of it until it is given.</param>
/// <param name="PriceYear">The year whose prices it is in; null for what is no money, or where the source does not say.</param>
/// <param name="Source">Where the figure comes from, or that it is an assumption.</param>
public sealed record CalculatorParameter(string Key, LocalText Name, string Unit, bool IsShare = false, UncertainValue? Usual = null, int? PriceYear = null, LocalText? Source = null);

/// <summary>A step of the calculation, which may use the parameters and the steps before it.</summary>
/// <param name="Key">Its name in formulas.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Unit">What it must come out in.</param>
/// <param name="Formula">How, in the language of <see cref="Results.Formula"/>.</param>
public sealed record CalculatorStep(string Key, LocalText Name, string Unit, string Formula);

/// <summary>Who gains or pays.</summary>
/// <param name="Name">Who.</param>
/// <param name="Step">Key of the step that says how much, in SEK.</param>
public sealed record CalculatorPayer(LocalText Name, string Step);

/// <summary>
/// A calculator: what it needs to know, how it counts and what comes out. A version never changes; a result says which one it was made with.
/// </summary>
/// <param name="Key">Which calculator.</param>
/// <param name="Version">From 1.</param>
/// <param name="Name">What it is called.</param>
/// <param name="About">What it answers, and what it does not.</param>
/// <param name="Parameters">What it needs to know, in the order it is asked.</param>
/// <param name="Steps">How it counts.</param>
/// <param name="Benefit">Key of the step that holds all that is gained, in SEK.</param>
/// <param name="Cost">Key of the step that holds what it costs, in SEK.</param>
/// <param name="Payers">Whose gain it is.</param>
/// <param name="BreakEven">Key of the parameter of which it is asked how much is enough.</param>
public sealed record Calculator(
    string Key, int Version, LocalText Name, LocalText About, IReadOnlyList<CalculatorParameter> Parameters, IReadOnlyList<CalculatorStep> Steps, string Benefit, string Cost,
    IReadOnlyList<CalculatorPayer> Payers, string BreakEven);

/// <summary>What is wrong with a calculator.</summary>
/// <param name="Where">Key of the parameter or step; empty for the whole.</param>
/// <param name="Key">Text key <c>formula.problem.KEY</c>.</param>
/// <param name="What">What the words speak of.</param>
public sealed record CalculatorProblem(string Where, string Key, params IReadOnlyList<string> What);
