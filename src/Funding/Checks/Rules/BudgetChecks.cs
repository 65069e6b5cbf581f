namespace Samsteg.Funding;

/// <summary>What a budget does not make.</summary>
internal static class BudgetChecks
{
    /// <summary>What the grant pays against what is applied for.</summary>
    public static IEnumerable<RuleHit> Sum(CheckedPlan plan)
    {
        var paid = plan.Plan.Budget.Where(static cost => cost.Payer is Payer.Grant or null).ToList();
        if (plan.Plan is { AmountIsStated: true, Amount: { } amount } && paid.Count > 0 && paid.Sum(static cost => cost.Total) is var sum && sum != amount && sum > 0)
        {
            yield return new RuleHit([new FindingPlace(new PlanPlace(paid[0].Place.Field), string.Empty), new FindingPlace(new PlanPlace("amount"), string.Empty)], [Claim.Digits(sum), Claim.Digits(amount)], [sum, amount]);
        }
    }

    /// <summary>A lump sum against the periods of the same line.</summary>
    public static IEnumerable<RuleHit> LumpSum(CheckedPlan plan) =>
        from cost in plan.Plan.Budget
        where cost.Lump is not null && cost.Amounts.Count > 0
        let sum = cost.Amounts.Values.Sum()
        where sum != cost.Lump
        select new RuleHit([new FindingPlace(cost.Place, Called(cost))], [Claim.Digits(cost.Lump!.Value), Claim.Digits(sum)], [Called(cost), cost.Lump!.Value, sum]);

    /// <summary>Money before the start or after the end.</summary>
    public static IEnumerable<RuleHit> Period(CheckedPlan plan) =>
        from cost in plan.Plan.Budget
        where plan.Plan.Start is not null && plan.Plan.End is not null
        from period in cost.Amounts.Where(static amount => amount.Value != 0).Select(static amount => amount.Key).OrderBy(static period => period.First)
        where period.Last < plan.Plan.Start || period.First > plan.Plan.End
        select new RuleHit([new FindingPlace(cost.Place with { Column = period.Key }, Called(cost))], [period.Key], [Called(cost), period.First, period.Last, plan.Plan.Start!.Value, plan.Plan.End!.Value]);

    /// <summary>What a line is called.</summary>
    public static string Called(PlanCost cost) => cost.Text ?? cost.CostType ?? string.Empty;
}
