using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A decision that moves money between lines, as a form gives it.</summary>
public sealed record MoveBudgetInput : BudgetDecision
{
    /// <summary>Rows that the form offers.</summary>
    public const int Rows = 6;

    /// <summary>The latest revision when the form was opened.</summary>
    public int Revision { get; init; }

    /// <summary>What is added or taken where.</summary>
    public IList<ChangeInput> Changes { get; set; } = [];

    /// <summary>What is added to a line, or taken from it.</summary>
    public sealed record ChangeInput
    {
        /// <summary>The line.</summary>
        public Guid? Line { get; init; }

        /// <summary>The period, by <see cref="BudgetPeriod.Code"/>.</summary>
        [MaxLength(10)]
        public string? Period { get; init; }

        /// <summary>SEK; below zero takes away.</summary>
        public decimal? Change { get; init; }

        /// <summary>Whether nothing has been filled in.</summary>
        public bool IsEmpty => Line is null && Change is null;
    }
}

/// <summary>Moves money between lines and periods by a decision, which becomes a revision.</summary>
public sealed class MoveBudget(BudgetLedger ledger, BudgetReader reader, ReviseBudget revise)
{
    /// <summary>Done, or refused with problems beside the rows; a conflict when the budget has been revised since the form was opened.</summary>
    /// <returns>Null when there is no such initiative in reach.</returns>
    public async Task<Result?> RunAsync(InitiativeId initiative, MoveBudgetInput input, CancellationToken cancellation)
    {
        if (await ledger.HoldAsync(initiative, cancellation) is not { } head)
        {
            return null;
        }

        if (head.Revision != input.Revision)
        {
            return Result.Conflict("money.problem.changed");
        }

        var lines = (await reader.LinesAsync(initiative, cancellation)).ToDictionary(static line => line.Id);
        var amounts = await reader.AmountsAsync(initiative, cancellation);
        var periods = amounts.Select(static amount => amount.Period).Append(BudgetPeriod.Whole).Distinct().ToDictionary(static period => period.Code);
        var problems = new List<Problem>();
        foreach (var (index, change) in input.Changes.Index().Where(static row => !row.Item.IsEmpty))
        {
            problems.AddRange(ProblemsOf(change, lines.Keys, periods.Keys).Select(problem => problem with { Field = $"Changes[{index}].{problem.Field}" }));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var costs = new List<PlannedCost>();
        foreach (var line in input.Changes.Index().Where(static row => !row.Item.IsEmpty).GroupBy(static row => row.Item.Line!.Value))
        {
            var planned = line.GroupBy(row => periods[row.Item.Period ?? string.Empty]).Select(of => (First: of.First().Index, Amount: new PlannedAmount(of.Key.First, of.Key.Last,
                amounts.Where(amount => amount.LineId == line.Key && amount.Period == of.Key).Sum(static amount => amount.Amount) + of.Sum(static row => row.Item.Change!.Value)))).ToList();
            problems.AddRange(planned.Where(static one => one.Amount.Amount < 0).Select(static one => new Problem($"Changes[{one.First}].Change", "money.problem.takes_too_much")));
            costs.Add(BudgetLineInput.Of(lines[line.Key]).ToPlanned(line.Key) with { Amounts = [.. planned.Select(static one => one.Amount)] });
        }

        return problems.Count > 0 ? Result.Of(problems)
            : await revise.RunAsync(initiative, costs, input.DecidedOn ?? DateOnly.MaxValue, input.DecidedBy ?? string.Empty, input.Reason ?? string.Empty, cancellation);
    }

    private static IEnumerable<Problem> ProblemsOf(MoveBudgetInput.ChangeInput change, IReadOnlyCollection<Guid> lines, IReadOnlyCollection<string> periods)
    {
        if (change.Line is not { } line || !lines.Contains(line))
        {
            yield return new Problem(nameof(change.Line), "money.problem.line");
        }

        if (!periods.Contains(change.Period ?? string.Empty))
        {
            yield return new Problem(nameof(change.Period), "money.problem.period");
        }

        if (change.Change is not { } amount || amount == 0 || Math.Abs(amount) > BudgetRules.MostMoney)
        {
            yield return new Problem(nameof(change.Change), "money.problem.change");
        }
        else if (Kronor.Rounded(amount) != amount)
        {
            yield return new Problem(nameof(change.Change), "money.problem.ore");
        }
    }
}
