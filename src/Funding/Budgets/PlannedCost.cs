using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A line of a budget that is to be, or what a line is to become.</summary>
public sealed record PlannedCost
{
    /// <summary>The line that is changed; null for a new one.</summary>
    public Guid? Line { get; init; }

    /// <summary>Id that a new line gets, where a form sent twice is to add one; null for any.</summary>
    public Guid? NewId { get; init; }

    /// <summary>A code of <see cref="CostTypes"/>.</summary>
    public required string CostType { get; init; }

    /// <summary>What it is, in words; may be empty.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Whose cost; null for the whole project's.</summary>
    public OrganisationId? Organisation { get; init; }

    /// <summary>Whose money.</summary>
    public Payer Payer { get; init; }

    /// <summary>The co-funder, where it is in the register; for <see cref="Payer.CoFunding"/> this or <see cref="CoFunderName"/> is needed.</summary>
    public OrganisationId? CoFunder { get; init; }

    /// <summary>The co-funder's name, where it is not in the register.</summary>
    public string? CoFunderName { get; init; }

    /// <summary>Of staff: what the person does.</summary>
    public string? Role { get; init; }

    /// <summary>Of staff: share of full time, per cent.</summary>
    public decimal? SharePercent { get; init; }

    /// <summary>Why it is an estimate; null when it is confirmed.</summary>
    public string? EstimateReason { get; init; }

    /// <summary>How much in which period; a period of a line that is changed and not named here stays as it is.</summary>
    public required IReadOnlyList<PlannedAmount> Amounts { get; init; }
}

/// <summary>How much is meant for a period.</summary>
/// <param name="FirstDay">First day; null with <paramref name="LastDay"/> for the whole time undivided.</param>
/// <param name="LastDay">Last day.</param>
/// <param name="Amount">SEK, in öre; not below zero.</param>
public sealed record PlannedAmount(DateOnly? FirstDay, DateOnly? LastDay, decimal Amount)
{
    /// <summary>For when.</summary>
    public BudgetPeriod Period => new(FirstDay, LastDay);
}

/// <summary>What a budget keeps to.</summary>
public static class BudgetRules
{
    /// <summary>Most that a period of a line may hold, SEK.</summary>
    public const decimal MostMoney = 1_000_000_000m;

    /// <summary>Problems of planned costs, each at <c>Costs[i].…</c>. Pure.</summary>
    /// <param name="costs">The costs.</param>
    /// <param name="periods">Periods that the budget has already.</param>
    /// <param name="starts">The initiative's first day.</param>
    /// <param name="ends">Its last.</param>
    public static IReadOnlyList<Problem> Problems(IReadOnlyList<PlannedCost> costs, IEnumerable<BudgetPeriod> periods, DateOnly starts, DateOnly ends)
    {
        var known = periods.ToHashSet();
        return [.. costs.Index().SelectMany(cost => OfCost(cost.Item, known, starts, ends).Select(problem => problem with { Field = $"Costs[{cost.Index}].{problem.Field}" }))];
    }

    /// <summary>Problems of one cost, by the property's name.</summary>
    /// <param name="cost">The cost.</param>
    /// <param name="known">Periods that the budget has already; those of the cost are added.</param>
    /// <param name="starts">The initiative's first day.</param>
    /// <param name="ends">Its last.</param>
    internal static IReadOnlyList<Problem> OfCost(PlannedCost cost, HashSet<BudgetPeriod> known, DateOnly starts, DateOnly ends)
    {
        var problems = OfLine(cost).ToList();
        foreach (var (place, amount) in cost.Amounts.Index())
        {
            if (OfAmount(amount, known, starts, ends) is { } key)
            {
                problems.Add(new Problem($"{nameof(cost.Amounts)}[{place}].Amount", key));
            }

            _ = amount.Amount != 0 && known.Add(amount.Period);
        }

        if (cost.Amounts.Select(static amount => amount.Period).Distinct().Count() < cost.Amounts.Count)
        {
            problems.Add(new Problem(nameof(cost.Amounts), "money.problem.period_twice"));
        }

        return problems;
    }

    /// <summary>Problems of a line's description, by the property's name.</summary>
    internal static IEnumerable<Problem> OfLine(PlannedCost cost)
    {
        if (!CostTypes.IsKnown(cost.CostType))
        {
            yield return new Problem(nameof(cost.CostType), "money.problem.cost_type");
        }

        if (cost.Payer == Payer.CoFunding && cost.CoFunder is null && string.IsNullOrWhiteSpace(cost.CoFunderName))
        {
            yield return new Problem(nameof(cost.CoFunder), "money.problem.co_funder");
        }

        foreach (var (field, text, most) in new[]
        {
            (nameof(cost.Text), cost.Text, 300), (nameof(cost.CoFunderName), cost.CoFunderName, 200), (nameof(cost.Role), cost.Role, 200), (nameof(cost.EstimateReason), cost.EstimateReason, 500),
        })
        {
            if (text?.Trim().Length > most)
            {
                yield return new Problem(field, "form.rule.too_long", most);
            }
        }

        if (cost.SharePercent is <= 0 or > 100)
        {
            yield return new Problem(nameof(cost.SharePercent), "money.problem.share");
        }

        if (cost.SharePercent is { } share && decimal.Round(share, 2) != share)
        {
            yield return new Problem(nameof(cost.SharePercent), "money.problem.share");
        }
    }

    /// <summary>Key of what is wrong with an amount; null when nothing is.</summary>
    internal static string? OfAmount(PlannedAmount amount, IReadOnlyCollection<BudgetPeriod> known, DateOnly starts, DateOnly ends) => amount switch
    {
        { Amount: < 0 } => "money.problem.negative",
        { Amount: > MostMoney } => "money.problem.too_much",
        _ when Kronor.Rounded(amount.Amount) != amount.Amount => "money.problem.ore",
        _ when (amount.FirstDay is null) != (amount.LastDay is null) || amount.LastDay < amount.FirstDay => "money.problem.period",
        { Amount: 0 } => null, // emptied, wherever it was
        _ when amount.FirstDay < starts || amount.LastDay > ends => "money.problem.period_outside",
        _ when known.Any(amount.Period.Crosses) => "money.problem.period_crosses",
        _ => null,
    };
}
