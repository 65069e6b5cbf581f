namespace Samsteg.Funding;

/// <summary>What hangs loose, where the form ties and most is tied.</summary>
internal static class Ties
{
    private const double Most = 0.6;

    /// <summary>Targets that nothing is done for. What comes of it later needs no activity of its own.</summary>
    public static IEnumerable<RuleHit> Targets(CheckedPlan plan)
    {
        var led = Led(plan.Plan);
        var targets = plan.Plan.Targets.Where(static target => target.Level != Results.TargetLevel.Effect).ToList();
        bool IsTied(PlanTarget target) => target.BelongsTo.Any(led.Contains);
        return Mostly(plan.Plan.Activities, static activity => activity.LeadsTo.Count > 0) && Mostly(targets, IsTied)
            ? targets.Where(target => !IsTied(target)).Select(static target => Told(target.Place, target.Name))
            : [];
    }

    /// <summary>Activities that lead to nothing promised.</summary>
    public static IEnumerable<RuleHit> Activities(CheckedPlan plan)
    {
        var promised = plan.Plan.Targets.SelectMany(static target => target.BelongsTo).Concat(plan.Plan.Objectives.Where(static objective => objective.Quantity?.Value is not null).Select(static objective => objective.Place.Row ?? Guid.Empty)).ToHashSet();
        bool IsTied(PlanActivity activity) => activity.LeadsTo.Any(promised.Contains);
        return Mostly(plan.Plan.Activities, IsTied) ? plan.Plan.Activities.Where(activity => !IsTied(activity)).Select(static activity => Told(activity.Place, activity.Name)) : [];
    }

    /// <summary>Costs of activities that belong to none.</summary>
    public static IEnumerable<RuleHit> Costs(CheckedPlan plan)
    {
        var costs = plan.Plan.Budget.Where(static cost => cost.CostType is "activities" or "lectures" or "participant_costs" or "placement_compensation" or "consultants").ToList();
        return Mostly(costs, static cost => cost.Activities.Count > 0) ? costs.Where(static cost => cost.Activities.Count == 0).Select(static cost => Told(cost.Place, BudgetChecks.Called(cost))) : [];
    }

    /// <summary>Objectives with neither activity nor target.</summary>
    public static IEnumerable<RuleHit> Objectives(CheckedPlan plan)
    {
        var tied = Led(plan.Plan).Concat(plan.Plan.Targets.SelectMany(static target => target.BelongsTo)).ToHashSet();
        var objectives = plan.Plan.Objectives.Select(static objective => (objective.Place, objective.Name)).Concat(plan.Plan.Objectives.Count > 0 ? [] : plan.Plan.GoalAreas.Select(static area => (area.Place, area.Name))).ToList();
        bool IsTied((PlanPlace Place, string) objective) => objective.Place.Row is { } row && tied.Contains(row);
        return Mostly(objectives, IsTied) ? objectives.Where(objective => !IsTied(objective)).Select(static objective => Told(objective.Place, objective.Name)) : [];
    }

    private static HashSet<Guid> Led(FundingPlan plan) => [.. plan.Activities.SelectMany(static activity => activity.LeadsTo)];

    private static bool Mostly<T>(IReadOnlyCollection<T> all, Func<T, bool> tied) => all.Count >= 3 && all.Count(tied) >= Most * all.Count;

    private static RuleHit Told(PlanPlace place, string name) => new([new FindingPlace(place, name)], [], [name]);
}
