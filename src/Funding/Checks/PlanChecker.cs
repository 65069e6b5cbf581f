using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>
/// Looks a plan through for what does not go together: in its numbers, in its ties, and in its words. Pure: the same plan and context give the same findings in the
/// same order, whatever the culture. It never decides, and says nothing rather than nag.
/// </summary>
public static class PlanChecker
{
    /// <summary>All rules, in the order in which their findings are told.</summary>
    internal static IReadOnlyList<RuleEntry> Rules { get; } =
    [
        new(CheckRule.SameFact, RemarkSeverity.Contradiction, SameFact.Find),
        new(CheckRule.Rhythm, RemarkSeverity.Contradiction, Rhythms.Find),
        new(CheckRule.Frequency, RemarkSeverity.Contradiction, Frequencies.Find),
        new(CheckRule.Everybody, RemarkSeverity.Contradiction, Everybody.Find),
        new(CheckRule.Unit, RemarkSeverity.Contradiction, Units.Find),
        new(CheckRule.OutsideTime, RemarkSeverity.Contradiction, Times.Outside),
        new(CheckRule.IntakeEnd, RemarkSeverity.Contradiction, Times.Intake),
        new(CheckRule.PostShare, RemarkSeverity.Contradiction, Posts.TwoShares),
        new(CheckRule.GroupSize, RemarkSeverity.Arithmetic, Products.Groups),
        new(CheckRule.PersonsEach, RemarkSeverity.Arithmetic, Products.Persons),
        new(CheckRule.OccasionsEach, RemarkSeverity.Arithmetic, Products.Occasions),
        new(CheckRule.Sum, RemarkSeverity.Arithmetic, Sums.Find),
        new(CheckRule.BudgetSum, RemarkSeverity.Arithmetic, BudgetChecks.Sum),
        new(CheckRule.LumpSum, RemarkSeverity.Arithmetic, BudgetChecks.LumpSum),
        new(CheckRule.BudgetPeriod, RemarkSeverity.Arithmetic, BudgetChecks.Period),
        new(CheckRule.PostOverFull, RemarkSeverity.Arithmetic, Posts.OverFull),
        new(CheckRule.Shares, RemarkSeverity.Arithmetic, Sums.Shares),
        new(CheckRule.NoDropOut, RemarkSeverity.Warning, Funnel.Find),
        new(CheckRule.TargetWithoutActivity, RemarkSeverity.Warning, Ties.Targets),
        new(CheckRule.ActivityWithoutTarget, RemarkSeverity.Warning, Ties.Activities),
        new(CheckRule.CostWithoutActivity, RemarkSeverity.Warning, Ties.Costs),
        new(CheckRule.ObjectiveAlone, RemarkSeverity.Warning, Ties.Objectives),
        new(CheckRule.TargetWithoutSource, RemarkSeverity.Warning, Sources.Targets),
        new(CheckRule.BaselineWithoutSource, RemarkSeverity.Warning, Sources.Baselines),
        new(CheckRule.TimePlanGap, RemarkSeverity.Warning, Times.Gaps),
        new(CheckRule.DuplicateParty, RemarkSeverity.Wording, Parties.Twice),
        new(CheckRule.TermVariant, RemarkSeverity.Wording, Terms.Find),
        new(CheckRule.EmployerNotMember, RemarkSeverity.Observation, Parties.Employers),
    ];

    /// <summary>What there is to ask about a plan.</summary>
    public static IReadOnlyList<Finding> Check(FundingPlan plan, CheckContext context)
    {
        var read = CheckedPlan.Read(plan, context);
        var findings = new List<Finding>();
        foreach (var rule in Rules)
        {
            findings.AddRange(rule.Find(read).Select(hit => new Finding(rule.Rule, rule.Severity, hit.Places, hit.Values, new FindingQuestion(TextKey(rule.Rule, hit.Variant), hit.Arguments)))
                .OrderBy(finding => read.OrderOf(finding.Places[0].Place)).ThenBy(static finding => finding.Key, StringComparer.Ordinal));
        }

        return [.. findings.DistinctBy(static finding => finding.Key)];
    }

    private static string TextKey(CheckRule rule, string? variant) => $"check.{SnakeCase.Of(rule.ToString())}.{variant ?? "question"}";
}
