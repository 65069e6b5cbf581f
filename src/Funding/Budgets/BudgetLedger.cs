using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Writes lines and what they hold, under the budget's lock. What decides whether it may be done stands with those who ask.</summary>
public sealed class BudgetLedger(RequestDatabase database, BudgetReader reader, OrganisationChoices organisations, CurrentUser user, TimeProvider clock)
{
    /// <summary>Takes the budget for this transaction, so that one at a time changes it; null when there is no such initiative in reach.</summary>
    internal async Task<BudgetHead?> HoldAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        await database.ExecuteAsync(Sql.Of($"select pg_advisory_xact_lock(hashtextextended({"budget:" + initiative}, 0))"), cancellation);
        return await reader.HeadAsync(initiative, cancellation);
    }

    /// <summary>Makes sure that the initiative has a budget.</summary>
    internal async Task<BudgetFrame> FrameAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        if (await database.Context.Set<BudgetFrame>().SingleOrDefaultAsync(found => found.InitiativeId == initiative, cancellation) is { } known)
        {
            return known;
        }

        var frame = new BudgetFrame { InitiativeId = initiative, Division = BudgetDivision.HalfYear };
        database.Context.Add(frame);
        return frame;
    }

    /// <summary>What is wrong with costs that are to be written: each by itself, organisations that do not exist, lines of others, and the grant in all.</summary>
    internal async Task<IReadOnlyList<Problem>> ProblemsAsync(InitiativeId initiative, BudgetHead head, IReadOnlyList<PlannedCost> costs, bool replacesAll, CancellationToken cancellation)
    {
        var amounts = await reader.AmountsAsync(initiative, cancellation);
        var problems = BudgetRules.Problems(costs, replacesAll ? [] : Kept(amounts, costs), head.StartsOn, head.EndsOn).ToList();
        var known = (await organisations.AllAsync(cancellation: cancellation)).Select(static organisation => organisation.Id).ToHashSet();
        var lines = (await reader.LinesAsync(initiative, cancellation)).ToDictionary(static line => line.Id);
        foreach (var (index, cost) in costs.Index())
        {
            if (cost.Organisation is { } organisation && !known.Contains(organisation))
            {
                problems.Add(new Problem($"Costs[{index}].{nameof(cost.Organisation)}", "money.problem.partner"));
            }

            if (cost.CoFunder is { } funder && !known.Contains(funder))
            {
                problems.Add(new Problem($"Costs[{index}].{nameof(cost.CoFunder)}", "money.problem.co_funder"));
            }

            if (cost.Line is { } line && !lines.ContainsKey(line))
            {
                problems.Add(new Problem($"Costs[{index}].{nameof(cost.Line)}", "money.problem.line"));
            }
        }

        if (problems.Count == 0 && head.MaximumGrant is { } most)
        {
            var overheads = await reader.OverheadsAsync(initiative, cancellation);
            var after = GrantAfter(lines.Values, replacesAll ? [] : amounts, overheads, costs, head, clock.Today());
            var before = GrantAfter(lines.Values, amounts, overheads, [], head, clock.Today());
            if (after > most && after > before)
            {
                problems.Add(new Problem(string.Empty, "money.problem.above_grant", Display.Money(after), Display.Money(most)));
            }
        }

        return problems;
    }

    /// <summary>The periods that hold something and go on doing so.</summary>
    private static IEnumerable<BudgetPeriod> Kept(IReadOnlyList<BudgetAmountRow> amounts, IReadOnlyList<PlannedCost> costs)
    {
        var emptied = costs.SelectMany(static cost => cost.Amounts.Where(static amount => amount.Amount == 0).Select(amount => (cost.Line, amount.Period))).ToHashSet();
        return amounts.GroupBy(static amount => (amount.LineId, amount.Period)).Where(cell => cell.Sum(static amount => amount.Amount) != 0 && !emptied.Contains((cell.Key.LineId, cell.Key.Period)))
            .Select(static cell => cell.Key.Period).Distinct();
    }

    /// <summary>Writes costs that have been checked: new lines, changed ones, and what each period is to hold.</summary>
    internal async Task WriteAsync(InitiativeId initiative, int revision, IReadOnlyList<PlannedCost> costs, CancellationToken cancellation)
    {
        var lines = await database.Context.Set<BudgetLine>().Where(line => line.InitiativeId == initiative).ToListAsync(cancellation);
        var standing = (await reader.AmountsAsync(initiative, cancellation)).GroupBy(static amount => (amount.LineId, amount.Period))
            .ToDictionary(static group => group.Key, static group => group.Sum(static amount => amount.Amount));
        var position = lines.Select(static line => line.Position).DefaultIfEmpty(-1).Max();
        foreach (var cost in costs)
        {
            var line = lines.Find(line => line.Id == cost.Line);
            if (line is null)
            {
                line = new BudgetLine { Id = cost.NewId ?? Guid.CreateVersion7(), InitiativeId = initiative, CostType = cost.CostType, Text = string.Empty, Payer = cost.Payer, Position = ++position };
                database.Context.Add(line);
            }

            Describe(line, cost);
            foreach (var amount in cost.Amounts)
            {
                var difference = amount.Amount - standing.GetValueOrDefault((line.Id, amount.Period));
                if (difference != 0)
                {
                    database.Context.Add(new BudgetAmount
                    {
                        InitiativeId = initiative,
                        LineId = line.Id,
                        FirstDay = amount.FirstDay,
                        LastDay = amount.LastDay,
                        Amount = difference,
                        Revision = revision,
                        RegisteredAt = clock.GetUtcNow(),
                        RegisteredBy = user.RequiredAccount,
                    });
                }
            }
        }

        await database.Context.SaveChangesAsync(cancellation);
    }

    /// <summary>Registers a decision; the amounts that belong to it are written after.</summary>
    internal async Task DecideAsync(InitiativeId initiative, int number, DateOnly decidedOn, string decidedBy, string reason, CancellationToken cancellation)
    {
        database.Context.Add(new BudgetRevision
        {
            InitiativeId = initiative,
            Number = number,
            DecidedOn = decidedOn,
            DecidedBy = decidedBy.Trim(),
            Reason = reason.Trim(),
            RegisteredAt = clock.GetUtcNow(),
            RegisteredBy = user.RequiredAccount,
        });
        await database.Context.SaveChangesAsync(cancellation);
    }

    /// <summary>What is wrong with who decided and when.</summary>
    internal static IEnumerable<Problem> DecisionProblems(DateOnly? decidedOn, string? decidedBy, DateOnly today)
    {
        if (decidedOn is not { } day || day > today)
        {
            yield return new Problem("DecidedOn", "money.problem.decided_on");
        }

        if (string.IsNullOrWhiteSpace(decidedBy))
        {
            yield return new Problem("DecidedBy", "money.problem.decided_by");
        }
    }

    private static void Describe(BudgetLine line, PlannedCost cost)
    {
        (line.CostType, line.Text, line.OrganisationId, line.Payer) = (cost.CostType, cost.Text.Trim(), cost.Organisation, cost.Payer);
        line.CoFunderId = cost.Payer == Payer.CoFunding ? cost.CoFunder : null;
        line.CoFunderName = cost.Payer == Payer.CoFunding && cost.CoFunder is null ? Kept(cost.CoFunderName) : null;
        var isStaff = CostTypes.Staff.Contains(cost.CostType);
        (line.Role, line.SharePercent, line.EstimateReason) = (isStaff ? Kept(cost.Role) : null, isStaff ? cost.SharePercent : null, Kept(cost.EstimateReason));
    }

    private static string? Kept(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>What of the grant is budgeted, overhead included, once costs are written.</summary>
    private static decimal GrantAfter(
        IEnumerable<BudgetLineRow> lines, IEnumerable<BudgetAmountRow> amounts, IEnumerable<OverheadRow> overheads, IReadOnlyList<PlannedCost> costs, BudgetHead head, DateOnly today)
    {
        var changed = costs.Where(static cost => cost.Line is not null).ToDictionary(static cost => cost.Line!.Value);
        var byLine = amounts.ToLookup(static amount => amount.LineId);
        var after = lines.Select(line =>
        {
            var cost = changed.GetValueOrDefault(line.Id);
            var kept = byLine[line.Id].Where(amount => cost?.Amounts.Any(one => one.Period == amount.Period) != true).Select(static amount => new BudgetedAmount(amount.Period, amount.Amount, 0));
            return new BudgetedLine(line.Id, cost?.CostType ?? line.CostType, cost is null ? line.OrganisationId : cost.Organisation, cost?.Payer ?? line.Payer, null, [.. kept, .. Of(cost)]);
        }).Concat(costs.Where(static cost => cost.Line is null).Select(static cost => new BudgetedLine(Guid.CreateVersion7(), cost.CostType, cost.Organisation, cost.Payer, null, [.. Of(cost)])));
        var rules = overheads.Where(static rule => rule.UntilRevision is null)
            .Select(static rule => new OverheadRule(rule.Id, rule.CostType, rule.Percent, rule.OfTypes, rule.Payer, IsOriginal: true, IsStanding: true));
        return Budget.Of([.. after], [.. rules], [], head.EndsOn, today).Entries.Where(static entry => entry.Payer == Payer.Grant).Sum(static entry => entry.Figures.Revised);
    }

    private static IEnumerable<BudgetedAmount> Of(PlannedCost? cost) => cost?.Amounts.Select(static amount => new BudgetedAmount(amount.Period, amount.Amount, 0)) ?? [];
}
