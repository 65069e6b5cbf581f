using Samsteg.Results;

namespace Samsteg.Funding;

/// <summary>What nothing shows.</summary>
internal static class Sources
{
    /// <summary>Targets without a measure and without evidence.</summary>
    public static IEnumerable<RuleHit> Targets(CheckedPlan plan) =>
        from target in plan.Plan.Targets
        where target.Quantity.Measure is null && string.IsNullOrWhiteSpace(target.Evidence) && target.Level != TargetLevel.Effect
        select new RuleHit([new FindingPlace(target.Place, target.Name)], [], [target.Name]);

    /// <summary>Values at the start without a source.</summary>
    public static IEnumerable<RuleHit> Baselines(CheckedPlan plan) =>
        from baseline in plan.Plan.Baselines
        where string.IsNullOrWhiteSpace(baseline.Source)
        select new RuleHit([new FindingPlace(baseline.Place, baseline.Indicator)], [baseline.Value ?? string.Empty], [baseline.Indicator]);
}
