using Samsteg.Initiatives;
using Samsteg.Platform;
using Samsteg.Results;

namespace Samsteg.Funding;

/// <summary>Makes an agreed budget the initiative's: the original at the first time, after that a revision with what differs.</summary>
public sealed class AdoptBudget(BudgetReader reader, OpenBudget open, ReviseBudget revise)
{
    /// <summary>Done, also where neither the plan nor the one before it has a budget; refused when it is not sound.</summary>
    public async Task<Result> RunAsync(InitiativeId initiative, AgreementProposal proposal, AdoptedDecision decision, CancellationToken cancellation)
    {
        var costs = PlanAdoption.Costs(initiative, proposal.Plan, proposal.Earlier.Select(static one => one.Plan), proposal.Terms);
        var former = proposal.Before is { } before ? PlanAdoption.Costs(initiative, before.Plan, proposal.Earlier.Skip(1).Select(static one => one.Plan), before.Terms) : null;
        if ((costs.Count == 0 && former is not { Count: > 0 }) || await reader.HeadAsync(initiative, cancellation) is not { } head)
        {
            return Result.Done;
        }

        if (head.IsOpen)
        {
            return costs.Count == 0 ? Result.Done : await open.RunAsync(initiative, costs, decision.On, decision.By, cancellation) ?? Result.Done;
        }

        var changed = BudgetDifference.Of(await reader.LinesAsync(initiative, cancellation), costs, former);
        return changed.Count == 0 ? Result.Done
            : await revise.RunAsync(initiative, changed, head.DecidedOn > decision.On ? head.DecidedOn.Value : decision.On, decision.By, decision.Reason, cancellation) ?? Result.Done;
    }
}

/// <summary>What a budget becomes when it is agreed anew.</summary>
public static class BudgetDifference
{
    private static readonly IReadOnlyList<PlannedAmount> None = [];

    /// <summary>
    /// The lines that differ, as they are to be. A line is the same by its id, or by its type, text, organisation and payer. What was agreed before and differs is added to what stands, or taken from it but never to
    /// less than nothing, so that what has been moved meanwhile stays moved; the first time what stands gives way to what is agreed. Pure.
    /// </summary>
    /// <param name="standing">The lines as they stand.</param>
    /// <param name="wanted">All lines that are agreed.</param>
    /// <param name="before">All lines that were agreed before; null at the first time.</param>
    public static IReadOnlyList<PlannedCost> Of(IReadOnlyList<BudgetLineRow> standing, IReadOnlyList<PlannedCost> wanted, IReadOnlyList<PlannedCost>? before)
    {
        var changed = new List<PlannedCost>();
        var (found, left) = Pairing.Of(
            wanted, standing, static (cost, line) => cost.NewId == line.Id, (cost, line) => before?.FirstOrDefault(one => one.NewId == cost.NewId) is { } former && Names(former, line), Names);
        foreach (var (place, cost) in wanted.Index())
        {
            var former = before?.FirstOrDefault(one => one.NewId == cost.NewId);
            if (found[place] is not { } line)
            {
                var amounts = Amounts([], cost.Amounts, former?.Amounts ?? None);
                changed.AddRange(former is null ? [cost] : amounts.Count > 0 ? [cost with { Amounts = amounts }] : Array.Empty<PlannedCost>());
                continue;
            }

            var differing = Amounts(Now(line), cost.Amounts, before is null ? null : former?.Amounts ?? None);
            var described = cost with { Line = line.Id, NewId = null, CoFunder = line.CoFunderId, CoFunderName = line.CoFunderId is null ? cost.CoFunderName : null, Amounts = None };
            if (differing.Count > 0 || (former is null ? described != BudgetLineInput.Of(line).ToPlanned(line.Id) with { Amounts = None } : former with { Amounts = None } != cost with { Amounts = None }))
            {
                changed.Add(described with { Amounts = differing });
            }
        }

        foreach (var line in left)
        {
            var former = before?.FirstOrDefault(one => wanted.All(cost => cost.NewId != one.NewId) && (one.NewId == line.Id || Names(one, line)));
            var gone = before is null || former is not null ? Amounts(Now(line), None, former?.Amounts) : [];
            changed.AddRange(gone.Count > 0 ? [BudgetLineInput.Of(line).ToPlanned(line.Id) with { Amounts = gone }] : Array.Empty<PlannedCost>());
        }

        return changed;
    }

    private static bool Names(PlannedCost cost, BudgetLineRow line) => (line.CostType, line.Text, line.OrganisationId, line.Payer) == (cost.CostType, cost.Text, cost.Organisation, cost.Payer);

    private static Dictionary<BudgetPeriod, decimal> Now(BudgetLineRow line) => line.Ledger.GroupBy(static amount => amount.Period).ToDictionary(static period => period.Key, static period => period.Sum(static amount => amount.Amount));

    private static List<PlannedAmount> Amounts(Dictionary<BudgetPeriod, decimal> now, IReadOnlyList<PlannedAmount> wanted, IReadOnlyList<PlannedAmount>? before)
    {
        var then = wanted.ToDictionary(static amount => amount.Period, static amount => amount.Amount);
        var former = before?.ToDictionary(static amount => amount.Period, static amount => amount.Amount) ?? now;
        return [.. now.Keys.Union(then.Keys).Union(former.Keys)
            .Select(period => (Period: period, Amount: Math.Max(0, now.GetValueOrDefault(period) + then.GetValueOrDefault(period) - former.GetValueOrDefault(period))))
            .Where(one => one.Amount != now.GetValueOrDefault(one.Period)).Select(static one => new PlannedAmount(one.Period.First, one.Period.Last, one.Amount))];
    }
}
