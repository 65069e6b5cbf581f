using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Lines entered by hand: freely until the budget is the original, then by a decision.</summary>
public sealed class EnterBudgetLine(RequestDatabase database, BudgetLedger ledger, BudgetReader reader, ReviseBudget revise)
{
    private const string OfCost = "Costs[0].";

    /// <summary>Done, or refused with problems; the same form sent again is done without doing anything.</summary>
    /// <returns>Null when there is no such initiative in reach.</returns>
    public async Task<Result?> AddAsync(InitiativeId initiative, BudgetLineInput input, CancellationToken cancellation)
    {
        if (await ledger.HoldAsync(initiative, cancellation) is not { } head)
        {
            return null;
        }

        if (await database.Context.Set<BudgetLine>().AnyAsync(line => line.Id == input.Form && line.InitiativeId == initiative, cancellation))
        {
            return Result.Done;
        }

        if (input.Amounts.All(static amount => amount.Amount is null or 0))
        {
            return Result.Refused(input.Amounts.Count == 0 ? string.Empty : "Amounts[0].Amount", "money.problem.no_amount");
        }

        var planned = input.ToPlanned(line: null);
        if (!head.IsOpen)
        {
            return Beside(await revise.RunAsync(initiative, [planned], input.DecidedOn ?? DateOnly.MaxValue, input.DecidedBy ?? string.Empty, input.Reason ?? string.Empty, cancellation));
        }

        var problems = await ledger.ProblemsAsync(initiative, head, [planned], replacesAll: false, cancellation);
        if (problems.Count > 0)
        {
            return Beside(Result.Of(problems));
        }

        var frame = await ledger.FrameAsync(initiative, cancellation);
        frame.Division = input.Division ?? frame.Division;
        await ledger.WriteAsync(initiative, 0, [planned], cancellation);
        return Result.Done;
    }

    /// <summary>
    /// Done, or refused with problems; a conflict when somebody has changed it since it was read. Once the budget is the original what a line holds, and of what and whose it is, stay as they are here.
    /// </summary>
    /// <returns>Null when the initiative has no such line.</returns>
    public async Task<Result?> ChangeAsync(InitiativeId initiative, Guid line, BudgetLineInput input, CancellationToken cancellation)
    {
        if (await ledger.HoldAsync(initiative, cancellation) is not { } head || (await reader.LinesAsync(initiative, cancellation)).FirstOrDefault(row => row.Id == line) is not { } standing)
        {
            return null;
        }

        if (standing.Version != input.Version)
        {
            return Result.Conflict("money.problem.changed");
        }

        var planned = input.ToPlanned(line);
        planned = head.IsOpen ? planned : BudgetLineInput.Of(standing).ToPlanned(line) with { Text = planned.Text, Role = planned.Role, SharePercent = planned.SharePercent, EstimateReason = planned.EstimateReason };
        var problems = await ledger.ProblemsAsync(initiative, head, [planned], replacesAll: false, cancellation);
        if (problems.Count > 0)
        {
            return Beside(Result.Of(problems));
        }

        await ledger.WriteAsync(initiative, 0, [planned], cancellation);
        return Result.Done;
    }

    /// <summary>Takes everything out of a line, which then is shown no more. Only while nothing has been decided.</summary>
    /// <returns>Null when the initiative has no such line.</returns>
    public async Task<Result?> RemoveAsync(InitiativeId initiative, Guid line, CancellationToken cancellation)
    {
        if (await ledger.HoldAsync(initiative, cancellation) is not { } head || (await reader.LinesAsync(initiative, cancellation)).FirstOrDefault(row => row.Id == line) is not { } standing)
        {
            return null;
        }

        if (!head.IsOpen)
        {
            return Result.Refused(string.Empty, "money.problem.opened_already");
        }

        var periods = (await reader.AmountsAsync(initiative, cancellation)).Where(amount => amount.LineId == line).Select(static amount => amount.Period).Distinct();
        await ledger.WriteAsync(initiative, 0, [BudgetLineInput.Of(standing).ToPlanned(line) with { Amounts = [.. periods.Select(static period => new PlannedAmount(period.First, period.Last, 0))] }], cancellation);
        return Result.Done;
    }

    /// <summary>Enters what a line is expected to come to, or leaves it to be computed.</summary>
    /// <returns>Null when the initiative has no such line.</returns>
    public async Task<Result?> ForecastAsync(InitiativeId initiative, Guid line, LineForecastInput input, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        if (await database.Context.Set<BudgetLine>().SingleOrDefaultAsync(found => found.Id == line && found.InitiativeId == initiative, cancellation) is not { } standing)
        {
            return null;
        }

        if (standing.Version != input.Version)
        {
            return Result.Conflict("money.problem.changed");
        }

        if (input.Forecast is { } forecast && (forecast is < 0 or > BudgetRules.MostMoney || Kronor.Rounded(forecast) != forecast))
        {
            return Result.Refused(nameof(input.Forecast), forecast < 0 ? "money.problem.negative" : forecast > BudgetRules.MostMoney ? "money.problem.too_much" : "money.problem.ore");
        }

        if (input.Forecast is not null && string.IsNullOrWhiteSpace(input.Reason))
        {
            return Result.Refused(nameof(input.Reason), "money.problem.forecast_reason");
        }

        (standing.Forecast, standing.ForecastReason) = (input.Forecast, input.Forecast is null ? null : input.Reason!.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private static Result? Beside(Result? result) => result is null or { IsDone: true } or { IsConflict: true } ? result
        : Result.Of([.. result.Problems.Select(static problem => problem.Field.StartsWith(OfCost, StringComparison.Ordinal) ? problem with { Field = problem.Field[OfCost.Length..] } : problem)]);
}
