namespace Samsteg.Funding;

/// <summary>How a cost is computed instead of being booked.</summary>
public enum SimplifiedKind
{
    /// <summary>So many per cent of what is eligible of some cost types.</summary>
    FlatRate,

    /// <summary>So many kronor an hour, a participant or whatever is counted.</summary>
    UnitCost,
}

/// <summary>
/// A simplified cost in the manner of the European Social Fund (regulation (EU) 2021/1060, articles 53–56): a flat rate on other costs, or a cost for each unit. Data, and computed.
/// </summary>
/// <param name="Kind">How it is computed.</param>
/// <param name="CostType">As what it is counted: a code of <see cref="CostTypes"/>.</param>
/// <param name="Rate">Per cent, or SEK a unit.</param>
/// <param name="OfTypes">Of a flat rate: of which cost types; empty for a unit cost.</param>
public sealed record SimplifiedCost(SimplifiedKind Kind, string CostType, decimal Rate, IReadOnlyList<string> OfTypes)
{
    /// <summary>What a flat rate is counted on: what is eligible of its cost types, SEK; not below zero.</summary>
    /// <param name="eligible">What is eligible of each cost type, SEK.</param>
    public decimal Base(IReadOnlyDictionary<string, decimal> eligible) => Kind is SimplifiedKind.FlatRate ? Math.Max(0, OfTypes.Sum(eligible.GetValueOrDefault)) : 0;

    /// <summary>What it comes to, SEK in whole öre.</summary>
    /// <param name="eligible">What is eligible of each cost type, SEK.</param>
    /// <param name="units">Of a unit cost: how many; below zero is none.</param>
    public decimal Amount(IReadOnlyDictionary<string, decimal> eligible, decimal units = 0) =>
        Kronor.Rounded(Kind is SimplifiedKind.FlatRate ? Base(eligible) * Rate / 100m : Math.Max(0, units) * Rate);
}
