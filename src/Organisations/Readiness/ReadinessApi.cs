using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>What an organisation is ready for, over the API.</summary>
internal static class ReadinessApi
{
    public static ApiResource Resource { get; } = new("organisations", static routes =>
        routes.Get("/organisations/{organisation:guid}/readiness", Permissions.OrganisationsRead, "readiness.api.get", GetAsync));

    private static async Task<ApiAnswer<ReadinessDetails>> GetAsync(Guid organisation, OrganisationChoices organisations, ReadinessReader reader, CancellationToken cancellation) =>
        await organisations.FindAsync(new(organisation), cancellation) is { Id: var id }
            ? ApiAnswer<ReadinessDetails>.Of(new([.. (await reader.OfAsync(id, named: false, cancellation)).Select(ReadinessItem.Of)]))
            : ApiAnswer.Missing;
}

/// <summary>What an organisation is ready for today.</summary>
/// <param name="Items">Each role.</param>
internal sealed record ReadinessDetails(IReadOnlyList<ReadinessItem> Items);

/// <summary>How it stands with a role.</summary>
/// <param name="Role">Code of the role: <c>host</c>, <c>supplier</c> …</param>
/// <param name="IsReady">Whether all that is required is met.</param>
/// <param name="Since">Since when without a break; null when it is not ready, or always was.</param>
/// <param name="Rules">What is asked, with its answer.</param>
internal sealed record ReadinessItem(string Role, bool IsReady, DateOnly? Since, IReadOnlyList<ReadinessRuleItem> Rules)
{
    public static ReadinessItem Of(RoleReadiness role) => new(role.Role, role.IsReady, role.Since, [.. role.Rules.Select(ReadinessRuleItem.Of)]);
}

/// <summary>A rule with its answer.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">What it is called, in the language of the request.</param>
/// <param name="IsRequired">Whether nobody is ready without it; else it is recommended.</param>
/// <param name="State">How it stands: <c>met</c>, <c>missing</c>, <c>expired</c>, <c>ahead</c>, <c>too_small</c>.</param>
/// <param name="LastDay">The last day on which it is met, or was; null when it does not end, or never was.</param>
internal sealed record ReadinessRuleItem(Guid Id, string Name, bool IsRequired, RuleState State, DateOnly? LastDay)
{
    public static ReadinessRuleItem Of(RuleLine rule) => new(rule.RuleId, rule.Name, rule.Answer.Terms.IsRequired, rule.Answer.State, rule.Answer.LastDay);
}
