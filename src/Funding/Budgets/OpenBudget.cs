using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Makes a budget the original, from which on it changes by revisions alone: when an agreement is made, or by hand.</summary>
public sealed class OpenBudget(RequestDatabase database, BudgetLedger ledger, BudgetReader reader, TimeProvider clock)
{
    /// <summary>Done; or refused: it is the original already, a cost is not sound, the grant is exceeded, nothing is budgeted.</summary>
    /// <param name="initiative">The initiative.</param>
    /// <param name="costs">What is decided, which replaces whatever has been entered by hand; none to decide on that.</param>
    /// <param name="decidedOn">When.</param>
    /// <param name="decidedBy">By whom; a body rather than a person.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Null when there is no such initiative in reach.</returns>
    public async Task<Result?> RunAsync(InitiativeId initiative, IReadOnlyList<PlannedCost> costs, DateOnly decidedOn, string decidedBy, CancellationToken cancellation)
    {
        if (await ledger.HoldAsync(initiative, cancellation) is not { } head)
        {
            return null;
        }

        if (!head.IsOpen)
        {
            return Result.Conflict("money.problem.opened_already");
        }

        var amounts = await reader.AmountsAsync(initiative, cancellation);
        var problems = BudgetLedger.DecisionProblems(decidedOn, decidedBy, clock.Today()).Concat(await ledger.ProblemsAsync(initiative, head, costs, replacesAll: costs.Count > 0, cancellation)).ToList();
        if (costs.Count == 0 && amounts.Sum(static amount => amount.Amount) == 0)
        {
            problems.Add(new Problem(string.Empty, "money.problem.nothing_budgeted"));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        await ledger.FrameAsync(initiative, cancellation);
        if (costs.Count > 0)
        {
            await ledger.WriteAsync(initiative, 0, [.. await EmptiedAsync(initiative, amounts, cancellation)], cancellation);
            await ledger.WriteAsync(initiative, 0, [.. costs.Select(static cost => cost with { Line = null })], cancellation);
        }

        await database.Context.SaveChangesAsync(cancellation);
        await ledger.DecideAsync(initiative, 0, decidedOn, decidedBy, string.Empty, cancellation);
        return Result.Done;
    }

    /// <summary>What has been entered by hand, without anything in it.</summary>
    private async Task<IEnumerable<PlannedCost>> EmptiedAsync(InitiativeId initiative, IReadOnlyList<BudgetAmountRow> amounts, CancellationToken cancellation) =>
        (await reader.LinesAsync(initiative, cancellation)).Select(line => BudgetLineInput.Of(line).ToPlanned(line.Id) with
        {
            Amounts = [.. amounts.Where(amount => amount.LineId == line.Id).Select(static amount => amount.Period).Distinct().Select(static period => new PlannedAmount(period.First, period.Last, 0))],
        });
}

/// <summary>Changes a budget that is the original by a decision: a new revision of the ledger.</summary>
public sealed class ReviseBudget(BudgetLedger ledger, TimeProvider clock)
{
    /// <summary>Done; or refused: there is no original yet, a cost is not sound, the grant is exceeded, no reason.</summary>
    /// <param name="initiative">The initiative.</param>
    /// <param name="costs">Lines that are added, and lines that become something else (<see cref="PlannedCost.Line"/>); others stay.</param>
    /// <param name="decidedOn">When.</param>
    /// <param name="decidedBy">By whom; a body rather than a person.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Null when there is no such initiative in reach.</returns>
    public async Task<Result?> RunAsync(InitiativeId initiative, IReadOnlyList<PlannedCost> costs, DateOnly decidedOn, string decidedBy, string reason, CancellationToken cancellation)
    {
        if (await ledger.HoldAsync(initiative, cancellation) is not { } head)
        {
            return null;
        }

        if (head.Revision is not { } latest)
        {
            return Result.Refused(string.Empty, "money.problem.not_opened");
        }

        var problems = BudgetLedger.DecisionProblems(decidedOn, decidedBy, clock.Today()).Concat(await ledger.ProblemsAsync(initiative, head, costs, replacesAll: false, cancellation)).ToList();
        if (string.IsNullOrWhiteSpace(reason))
        {
            problems.Add(new Problem("Reason", "money.problem.reason"));
        }

        if (decidedOn < head.DecidedOn)
        {
            problems.Add(new Problem("DecidedOn", "money.problem.before_latest", Display.Day(head.DecidedOn.Value)));
        }

        if (costs.Count == 0)
        {
            problems.Add(new Problem(string.Empty, "money.problem.nothing_changed"));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        await ledger.DecideAsync(initiative, latest + 1, decidedOn, decidedBy, reason, cancellation);
        await ledger.WriteAsync(initiative, latest + 1, costs, cancellation);
        return Result.Done;
    }
}
