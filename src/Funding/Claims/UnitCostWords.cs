using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Schemes of unit costs in words.</summary>
internal static class UnitCostWords
{
    /// <summary>What a unit costs, as what, when, and how many at most.</summary>
    public static string Of(Texts texts, UnitCost scheme) => string.Join(" · ", new[]
    {
        texts["unit_costs.rate", Display.Money(scheme.Rate), scheme.Unit],
        texts[CostTypes.TextKey(scheme.CostType)],
        scheme.LastDay is { } last ? Display.Period(scheme.FirstDay, last) : texts["unit_costs.from", Display.Day(scheme.FirstDay)],
        scheme.MostUnits is { } most ? texts["unit_costs.most", Display.ShortNumber(most, 2)] : null,
    }.OfType<string>());

    /// <summary>How many, times how much.</summary>
    public static string Of(Texts texts, ClaimedUnits units) => texts["unit_costs.counted", Display.ShortNumber(units.Units, 2), units.Unit, Display.Money(units.Rate)];
}
