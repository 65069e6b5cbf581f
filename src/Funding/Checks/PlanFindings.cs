using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What the checker finds in an application as it stands, and which of it somebody has looked at and said why it stands.</summary>
public sealed class PlanFindings(RequestDatabase database, FindingsMemory memory, AuditTrail audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>Longest reason, in characters.</summary>
    public const int MostCharacters = 2000;

    /// <summary>All findings, in the checker's order, each with its dismissal.</summary>
    public async Task<IReadOnlyList<JudgedFinding>> OfAsync(ApplicationDraft draft, CancellationToken cancellation)
    {
        var findings = memory.Of(draft, await ContextAsync(draft, cancellation));
        var dismissals = (await database.QueryAsync<DismissalRow>(Sql.Of($"""
            select d.key, d.reason, d.dismissed_at, a.display_name as name from finding_dismissals d join accounts a on a.id = d.dismissed_by
            where d.initiative_id = {draft.Application.InitiativeId} and d.withdrawn_at is null
            """), cancellation)).ToDictionary(static dismissal => dismissal.Key);
        return [.. findings.Select(finding => new JudgedFinding(finding, dismissals.GetValueOrDefault(finding.Key) is { } row ? new FindingDismissal(row.Reason, row.DismissedAt, row.Name) : null))];
    }

    /// <summary>Says why a finding stands; done also when it was said already.</summary>
    public async Task<Result> DismissAsync(ApplicationDraft draft, string? key, string? reason, CancellationToken cancellation)
    {
        var words = reason?.Trim() ?? string.Empty;
        if (words.Length is 0 or > MostCharacters)
        {
            return words.Length == 0 ? Result.Refused(nameof(DismissalInput.Reason), "checks.problem.reason") : Result.Refused(nameof(DismissalInput.Reason), "form.rule.too_long", MostCharacters);
        }

        if ((await OfAsync(draft, cancellation)).FirstOrDefault(judged => judged.Finding.Key == key)?.Finding is not { } finding)
        {
            return Result.Conflict("checks.problem.gone");
        }

        var id = Guid.CreateVersion7();
        var added = await database.ExecuteAsync(Sql.Of($"""
            insert into finding_dismissals (id, initiative_id, key, rule, reason, dismissed_at, dismissed_by)
            values ({id}, {draft.Application.InitiativeId}, {finding.Key}, {SnakeCase.Of(finding.Rule.ToString())}, {words}, {clock.GetUtcNow()}, {user.RequiredAccount})
            on conflict do nothing
            """), cancellation);
        if (added > 0)
        {
            await audit.RecordAsync("added", "finding_dismissals", id, draft.Application.InitiativeId, cancellation: cancellation);
        }

        return Result.Done;
    }

    /// <summary>Asks the question again.</summary>
    public async Task WithdrawAsync(ApplicationDraft draft, string key, CancellationToken cancellation)
    {
        var withdrawn = await database.ScalarAsync<Guid?>(Sql.Of($"""
            update finding_dismissals set withdrawn_at = {clock.GetUtcNow()}, withdrawn_by = {user.RequiredAccount}
            where initiative_id = {draft.Application.InitiativeId} and key = {key} and withdrawn_at is null returning id
            """), cancellation);
        if (withdrawn is { } id)
        {
            await audit.RecordAsync("removed", "finding_dismissals", id, draft.Application.InitiativeId, cancellation: cancellation);
        }
    }

    private async Task<CheckContext> ContextAsync(ApplicationDraft draft, CancellationToken cancellation)
    {
        var named = AnswerPath.All(draft.Answers).Select(static answer => answer.Value).OfType<LookupAnswer>().Select(static lookup => Guid.TryParse(lookup.Code, out var id) ? id : (Guid?)null).OfType<Guid>().Distinct().ToList();
        var kinds = await database.QueryAsync<KindRow>(Sql.Of($"select id, type as kind from organisations where id = any({named})"), cancellation);
        return new CheckContext
        {
            Today = clock.Today(),
            Kinds = kinds.ToDictionary(static row => row.Id, static row => row.Kind),
            StaffStayWithMembers = draft.Form.Fields.OfType<LockedTextField>().Any(static clause => clause.Clause == "employer_responsibility"),
        };
    }

    private sealed record DismissalRow(string Key, string Reason, DateTimeOffset DismissedAt, string Name);

    private sealed record KindRow(OrganisationId Id, string Kind);
}

/// <summary>A finding, and whether somebody has said why it stands.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="Dismissal">Why it stands; null while it is a question.</param>
public sealed record JudgedFinding(Finding Finding, FindingDismissal? Dismissal);

/// <summary>Why a finding stands.</summary>
/// <param name="Reason">In words.</param>
/// <param name="At">When that was said.</param>
/// <param name="By">By whom.</param>
public sealed record FindingDismissal(string Reason, DateTimeOffset At, string By);

/// <summary>A reason as typed.</summary>
public sealed class DismissalInput
{
    /// <summary>Of which finding.</summary>
    public string? Key { get; set; }

    /// <summary>Why it stands.</summary>
    public string? Reason { get; set; }
}
