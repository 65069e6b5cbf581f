using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>What pages say of readiness.</summary>
public static class ReadinessWords
{
    /// <summary>How it stands with a role, in a sentence.</summary>
    public static string Summary(Texts texts, RoleReadiness role) => role switch
    {
        { IsReady: true, Since: { } since } => texts["readiness.summary.since", Display.Day(since)],
        { IsReady: true } => texts["readiness.summary.ready"],
        { Missing.Count: 0 } => texts["readiness.summary.nothing_asked"],
        _ => texts["readiness.summary.missing", string.Join(", ", role.Missing.Select(static rule => rule.Name))],
    };

    /// <summary>How it stands with a rule, in a few words.</summary>
    public static string Of(Texts texts, RuleAnswer answer, DateOnly today) => answer switch
    {
        { State: RuleState.Met, LastDay: null } => texts["readiness.rule.met"],
        { State: RuleState.Met, LastDay: { } last } => texts[answer.EndsWithin(RoleReadiness.DaysTold, today) ? "readiness.rule.ends" : "readiness.rule.met_until", Display.Day(last)],
        { State: RuleState.Expired, LastDay: { } last } => texts["readiness.rule.expired", Display.Day(last)],
        { State: RuleState.Ahead, Evidence.From: { } from } => texts["readiness.rule.ahead", Display.Day(from)],
        { State: RuleState.TooSmall } => texts["readiness.rule.too_small", answer.Evidence?.Share ?? 0, answer.Terms.MinimumShare ?? 0],
        _ => texts["readiness.rule.missing"],
    };
}
