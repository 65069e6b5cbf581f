using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>How much of full time posts are.</summary>
internal static class Posts
{
    /// <summary>The same post over full time, in the staffing or in a period of the budget.</summary>
    public static IEnumerable<RuleHit> OverFull(CheckedPlan plan)
    {
        var staffed = plan.Plan.Staffing.Where(static post => post.SharePercent is not null && post.Role.Length > 0)
            .GroupBy(static post => (Name(post.Role), Name(post.Party ?? string.Empty)))
            .Select(static group => (group.First().Role, Sum: group.Sum(static post => post.SharePercent!.Value), Places: group.Select(static post => new FindingPlace(post.Place, post.Role)).ToList()));
        var paid = plan.Plan.Budget.Where(static cost => cost is { SharePercent: not null, Text: not null })
            .GroupBy(static cost => (Name(cost.Text!), cost.CostType, cost.Party))
            .Select(static group => (Role: group.First().Text!, Sum: Fullest(group), Places: group.Select(static cost => new FindingPlace(cost.Place, cost.Text!)).ToList()));
        return from post in staffed.Concat(paid)
               where post.Sum > 100
               select new RuleHit(post.Places, [Claim.Digits(post.Sum)], [post.Role, Claim.Digits(post.Sum)]);
    }

    /// <summary>A post with one extent in the staffing and another in the budget.</summary>
    public static IEnumerable<RuleHit> TwoShares(CheckedPlan plan) =>
        from staffed in plan.Plan.Staffing.Where(static post => post.SharePercent is not null && post.Role.Length > 0).GroupBy(static post => Name(post.Role))
        where staffed.Count() == 1
        let post = staffed.Single()
        let lines = plan.Plan.Budget.Where(cost => cost is { SharePercent: not null, Text: not null } && Name(cost.Text!) == staffed.Key).ToList()
        where lines.Count > 0 && Fullest(lines) != post.SharePercent && !lines.Exists(line => line.SharePercent == post.SharePercent)
        select new RuleHit(
            [new FindingPlace(post.Place with { Column = "percent" }, post.Role), .. lines.Select(static line => new FindingPlace(line.Place with { Column = "percent" }, line.Text!))],
            [Claim.Digits(post.SharePercent!.Value), Claim.Digits(Fullest(lines))], [post.Role, Claim.Digits(post.SharePercent!.Value), Claim.Digits(Fullest(lines))]);

    /// <summary>The most of one post in any period: lines that share it over time do not add up.</summary>
    private static decimal Fullest(IEnumerable<PlanCost> lines)
    {
        var all = lines.ToList();
        var periods = all.SelectMany(static line => line.Amounts.Keys).Distinct().ToList();
        return periods.Count == 0 ? all.Sum(static line => line.SharePercent!.Value)
            : periods.Max(period => all.Where(line => line.Amounts.Count == 0 || line.Amounts.GetValueOrDefault(period) != 0).Sum(static line => line.SharePercent!.Value));
    }

    private static string Name(string role) => string.Join(' ', Sentence.Of(role).SelectMany(static sentence => sentence.Words).Where(static word => word.IsWord).Select(static word => word.Stem));
}
