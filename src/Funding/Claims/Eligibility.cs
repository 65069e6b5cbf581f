using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Why a cost is not asked for.</summary>
public enum Ineligible
{
    /// <summary>No cost type is for its account.</summary>
    NoCostType,

    /// <summary>It is revenue.</summary>
    Revenue,

    /// <summary>It is of another day than the claim's.</summary>
    OutsidePeriod,

    /// <summary>It is from before the initiative began, or after its end.</summary>
    OutsideDates,

    /// <summary>It is entered by hand, without a receipt.</summary>
    NoReceipt,

    /// <summary>It stands in another claim.</summary>
    AlreadyClaimed,

    /// <summary>The budget has nothing for it.</summary>
    NotBudgeted,

    /// <summary>What the budget has for it is used.</summary>
    NoRoom,

    /// <summary>The claim asks for units instead of what was booked as its cost type: nobody is paid twice.</summary>
    CountedInUnits,
}

/// <summary>A cost as it is judged.</summary>
/// <param name="Id">Which.</param>
/// <param name="Organisation">Whose.</param>
/// <param name="Source">Where from.</param>
/// <param name="Account">Account; null when entered by hand.</param>
/// <param name="CostType">Of what; null when nothing is for its account.</param>
/// <param name="Payer">With whose money.</param>
/// <param name="OccurredOn">When.</param>
/// <param name="Amount">SEK; below zero for what came back.</param>
/// <param name="HasReceipt">Whether it has one.</param>
/// <param name="IsClaimed">Whether it stands in another claim.</param>
public sealed record ClaimedCost(Guid Id, OrganisationId Organisation, CostSource Source, string? Account, string? CostType, Payer Payer, DateOnly OccurredOn, decimal Amount, bool HasReceipt, bool IsClaimed);

/// <summary>The days a claim is held to.</summary>
/// <param name="First">Its first.</param>
/// <param name="Last">Its last.</param>
/// <param name="Starts">The initiative's first.</param>
/// <param name="Ends">The initiative's last.</param>
public readonly record struct ClaimDays(DateOnly First, DateOnly Last, DateOnly Starts, DateOnly Ends);

/// <summary>What a budget line is for.</summary>
public readonly record struct CostKind(string CostType, OrganisationId? Organisation, Payer Payer);

/// <summary>A cost and what of it can be asked for.</summary>
/// <param name="Cost">The cost.</param>
/// <param name="Amount">What is eligible of it; 0 where nothing is.</param>
/// <param name="Reason">Why nothing is; null where something is.</param>
public sealed record JudgedCost(ClaimedCost Cost, decimal Amount, Ineligible? Reason);

/// <summary>What costs can be asked for. Pure.</summary>
public static class Eligibility
{
    /// <summary>
    /// Judges costs in the order of their days. A cost takes from the room of the lines of its cost type, organisation and payer, where there are none from the whole project's; what comes back gives room again.
    /// Of a cost that the room is not enough for as much is eligible as there is room.
    /// </summary>
    /// <param name="days">Days.</param>
    /// <param name="room">What is left of the budget, by kind; a kind that is not there is not budgeted.</param>
    /// <param name="costs">The costs.</param>
    /// <param name="inUnits">Cost types that the claim asks for in units, so that what the grant pays of them is not asked for as it was booked.</param>
    public static IReadOnlyList<JudgedCost> Judge(ClaimDays days, IReadOnlyDictionary<CostKind, decimal> room, IEnumerable<ClaimedCost> costs, IReadOnlySet<string>? inUnits = null)
    {
        var left = room.ToDictionary();
        var judged = new List<JudgedCost>();
        foreach (var cost in costs.OrderBy(static cost => cost.OccurredOn).ThenBy(static cost => cost.Id))
        {
            if (ReasonOf(cost, days, inUnits) is { } reason)
            {
                judged.Add(new JudgedCost(cost, 0, reason));
                continue;
            }

            var own = new CostKind(cost.CostType!, cost.Organisation, cost.Payer);
            var kind = left.ContainsKey(own) ? own : own with { Organisation = null };
            if (!left.TryGetValue(kind, out var has))
            {
                judged.Add(new JudgedCost(cost, 0, Ineligible.NotBudgeted));
                continue;
            }

            var amount = Math.Min(cost.Amount, Math.Max(0, has));
            left[kind] = has - amount;
            judged.Add(amount == 0 ? new JudgedCost(cost, 0, Ineligible.NoRoom) : new JudgedCost(cost, amount, null));
        }

        return judged;
    }

    /// <summary>What is paid of the grant: what is eligible, and no more than what is left of the grant and of what the budget has of it; never less than nothing.</summary>
    /// <param name="eligible">What is eligible, SEK.</param>
    /// <param name="ofMaximum">What is left of the maximum grant; null where none is known.</param>
    /// <param name="ofBudget">What is left of the grant that is budgeted.</param>
    public static decimal ClaimAmount(decimal eligible, decimal? ofMaximum, decimal ofBudget) =>
        Math.Max(0, Math.Min(Math.Min(eligible, ofBudget), ofMaximum ?? decimal.MaxValue));

    private static Ineligible? ReasonOf(ClaimedCost cost, ClaimDays days, IReadOnlySet<string>? inUnits) => cost switch
    {
        _ when AccountPlan.IsRevenue(cost.Account) => Ineligible.Revenue,
        { CostType: null } => Ineligible.NoCostType,
        _ when cost.OccurredOn < days.First || cost.OccurredOn > days.Last => Ineligible.OutsidePeriod,
        _ when cost.OccurredOn < days.Starts || cost.OccurredOn > days.Ends => Ineligible.OutsideDates,
        { IsClaimed: true } => Ineligible.AlreadyClaimed,
        { Payer: Payer.Grant, CostType: { } type } when inUnits?.Contains(type) == true => Ineligible.CountedInUnits,
        { Source: CostSource.Manual, HasReceipt: false } => Ineligible.NoReceipt,
        _ => null,
    };
}
