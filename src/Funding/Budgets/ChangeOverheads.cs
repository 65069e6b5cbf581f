using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>An overhead rule as a form gives it.</summary>
public sealed record OverheadInput : BudgetDecision
{
    /// <summary>Id of the form, which becomes the rule's.</summary>
    [FormId]
    public Guid Form { get; init; } = Guid.CreateVersion7();

    /// <summary>As what it is counted.</summary>
    [Required]
    public string? CostType { get; init; } = "indirect_costs";

    /// <summary>Per cent.</summary>
    [Required]
    public decimal? Percent { get; init; }

    /// <summary>Of what.</summary>
    public IList<string> OfTypes { get; init; } = [];

    /// <summary>Of whose money, and paid by whom.</summary>
    [Required]
    public Payer? Payer { get; init; }
}

/// <summary>Overhead rules: freely until the budget is the original, then by a decision that becomes a revision.</summary>
public sealed class ChangeOverheads(RequestDatabase database, BudgetLedger ledger, BudgetReader reader, TimeProvider clock)
{
    /// <summary>Done, or refused with problems; the same form sent again is done without doing anything.</summary>
    /// <returns>Null when there is no such initiative in reach.</returns>
    public async Task<Result?> AddAsync(InitiativeId initiative, OverheadInput input, CancellationToken cancellation)
    {
        if (await ledger.HoldAsync(initiative, cancellation) is not { } head)
        {
            return null;
        }

        if (await database.Context.Set<BudgetOverhead>().AnyAsync(rule => rule.Id == input.Form && rule.InitiativeId == initiative, cancellation))
        {
            return Result.Done;
        }

        var problems = Problems(input).Concat(DecisionProblems(head, input)).ToList();
        var standing = (await reader.OverheadsAsync(initiative, cancellation)).Where(static rule => rule.UntilRevision is null).ToList();
        if (standing.Exists(rule => rule.CostType == input.CostType && rule.Payer == input.Payer))
        {
            problems.Add(new Problem(nameof(input.CostType), "money.problem.overhead_twice"));
        }

        if (problems.Count == 0 && await AboveGrantAsync(initiative, head, input, cancellation) is { } above)
        {
            problems.Add(above);
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        await ledger.FrameAsync(initiative, cancellation);
        database.Context.Add(new BudgetOverhead
        {
            Id = input.Form,
            InitiativeId = initiative,
            CostType = input.CostType!,
            Percent = input.Percent!.Value,
            OfTypes = [.. input.OfTypes],
            Payer = input.Payer!.Value,
            FromRevision = await RevisionAsync(initiative, head, input, cancellation),
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Ends a rule; one that has never been part of a decision is gone.</summary>
    /// <returns>Null when the initiative has no such rule that holds.</returns>
    public async Task<Result?> EndAsync(InitiativeId initiative, Guid rule, BudgetDecision input, CancellationToken cancellation)
    {
        if (await ledger.HoldAsync(initiative, cancellation) is not { } head
            || await database.Context.Set<BudgetOverhead>().SingleOrDefaultAsync(found => found.Id == rule && found.InitiativeId == initiative && found.UntilRevision == null, cancellation) is not { } standing)
        {
            return null;
        }

        if (DecisionProblems(head, input).ToList() is { Count: > 0 } problems)
        {
            return Result.Of(problems);
        }

        if (head.IsOpen)
        {
            database.Context.Remove(standing);
        }
        else
        {
            standing.UntilRevision = await RevisionAsync(initiative, head, input, cancellation);
        }

        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private async Task<Problem?> AboveGrantAsync(InitiativeId initiative, BudgetHead head, OverheadInput input, CancellationToken cancellation)
    {
        if (head.MaximumGrant is not { } most || input.Payer != Payer.Grant || await reader.FindAsync(initiative, cancellation) is not { } view)
        {
            return null;
        }

        var grant = view.Budget.Entries.Where(static entry => entry.Payer == Payer.Grant).ToList();
        var more = Kronor.Rounded(grant.Where(entry => !entry.IsOverhead && input.OfTypes.Contains(entry.CostType)).Sum(static entry => entry.Figures.Revised) * input.Percent!.Value / 100m);
        var after = grant.Sum(static entry => entry.Figures.Revised) + more;
        return after > most ? new Problem(nameof(input.Percent), "money.problem.above_grant", Display.Money(after), Display.Money(most)) : null;
    }

    private async Task<int> RevisionAsync(InitiativeId initiative, BudgetHead head, BudgetDecision input, CancellationToken cancellation)
    {
        if (head.Revision is not { } latest)
        {
            return 0;
        }

        await ledger.DecideAsync(initiative, latest + 1, input.DecidedOn!.Value, input.DecidedBy!, input.Reason!, cancellation);
        return latest + 1;
    }

    private IEnumerable<Problem> DecisionProblems(BudgetHead head, BudgetDecision input)
    {
        if (head.IsOpen)
        {
            return [];
        }

        var problems = BudgetLedger.DecisionProblems(input.DecidedOn, input.DecidedBy, clock.Today());
        return string.IsNullOrWhiteSpace(input.Reason) ? problems.Append(new Problem(nameof(input.Reason), "money.problem.reason")) : problems;
    }

    private static IEnumerable<Problem> Problems(OverheadInput input)
    {
        if (!CostTypes.IsKnown(input.CostType))
        {
            yield return new Problem(nameof(input.CostType), "money.problem.cost_type");
        }

        if (input.Percent is not { } percent || percent is <= 0 or > 100 || decimal.Round(percent, 2) != percent)
        {
            yield return new Problem(nameof(input.Percent), "money.problem.percent");
        }

        if (input.OfTypes.Count == 0 || !input.OfTypes.All(CostTypes.IsKnown))
        {
            yield return new Problem(nameof(input.OfTypes), "money.problem.of_types");
        }
        else if (input.OfTypes.Contains(input.CostType!))
        {
            yield return new Problem(nameof(input.OfTypes), "money.problem.of_itself");
        }
    }
}
