using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Units that are asked for, with the scheme they are of.</summary>
/// <param name="Id">The scheme.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="CostType">As what: a code of <see cref="CostTypes"/>.</param>
/// <param name="Rate">SEK a unit.</param>
/// <param name="Source">Where the rate is from.</param>
/// <param name="Units">How many.</param>
/// <param name="Evidence">How they were counted.</param>
/// <param name="Certified">SEK that were eligible when the claim was certified; null while it is open.</param>
/// <param name="RefusedReason">Why the reviewer refuses them, or did before the claim came back; null where they are not refused.</param>
public sealed record ClaimedUnits(Guid Id, string Name, string Unit, string CostType, decimal Rate, string Source, decimal Units, string Evidence, decimal? Certified, string? RefusedReason = null)
{
    /// <summary>What they come to, SEK in whole öre.</summary>
    public decimal Cost => new SimplifiedCost(SimplifiedKind.UnitCost, CostType, Rate, []).Amount(new Dictionary<string, decimal>(), Units);
}

/// <summary>Units, and what of them can be asked for.</summary>
/// <param name="Of">The units.</param>
/// <param name="Amount">What is eligible, SEK; 0 where nothing is.</param>
/// <param name="Reason">Why not all is; null where all is.</param>
public sealed record JudgedUnits(ClaimedUnits Of, decimal Amount, Ineligible? Reason);

/// <summary>What units can be asked for. Pure.</summary>
public static class UnitCosts
{
    /// <summary>Most units that a claim asks for.</summary>
    public const decimal MostUnits = 1_000_000m;

    /// <summary>Most a unit costs, SEK.</summary>
    public const decimal MostRate = 1_000_000m;

    /// <summary>Key of what is wrong with a number of units; null when nothing is.</summary>
    internal static string? ProblemOf(decimal units) => units switch
    {
        < 0 => "unit_costs.rule.negative",
        > MostUnits => "unit_costs.rule.too_many",
        _ when decimal.Round(units, 2) != units => "unit_costs.rule.decimals",
        _ => null,
    };

    /// <summary>
    /// Judges units one after another. They take from the room of the grant's lines of their cost type and the claim's partner, where there are none from the whole project's; where it is not enough, as much is eligible as there is room.
    /// </summary>
    /// <param name="organisation">In whose name the claim stands.</param>
    /// <param name="room">What is left of the budget, by kind; a kind that is not there is not budgeted.</param>
    /// <param name="units">The units.</param>
    public static IReadOnlyList<JudgedUnits> Judge(OrganisationId organisation, IReadOnlyDictionary<CostKind, decimal> room, IEnumerable<ClaimedUnits> units)
    {
        var left = room.ToDictionary();
        var judged = new List<JudgedUnits>();
        foreach (var one in units)
        {
            var own = new CostKind(one.CostType, organisation, Payer.Grant);
            var kind = left.ContainsKey(own) ? own : own with { Organisation = null };
            if (!left.TryGetValue(kind, out var has))
            {
                judged.Add(new JudgedUnits(one, 0, Ineligible.NotBudgeted));
                continue;
            }

            var amount = Math.Min(one.Cost, Math.Max(0, has));
            left[kind] = has - amount;
            judged.Add(new JudgedUnits(one, amount, amount < one.Cost ? Ineligible.NoRoom : null));
        }

        return judged;
    }
}
