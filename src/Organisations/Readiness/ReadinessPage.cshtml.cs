using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>What an organisation is ready for: each rule with the row that answers it, and what is missing.</summary>
[Authorize(Policy = Permissions.OrganisationsRead)]
public sealed class ReadinessPage(ReadinessReader reader, TeachingReader teachings, AskForReadiness ask, OrganisationChoices organisations, CurrentUser user, TimeProvider clock) : PipelinePage(organisations)
{
    public IReadOnlyList<RoleReadiness> Roles { get; private set; } = [];

    public IReadOnlyList<TeachingRow> Teachings { get; private set; } = [];

    public IReadOnlyList<EvidenceHistoryRow> History { get; private set; } = [];

    public string Path => $"{BackPath}/redo";

    public DateOnly Today => clock.Today();

    public bool MayEdit => user.May(Permissions.OrganisationsEdit);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("readiness.title", cancellation))
        {
            return NotFound();
        }

        Roles = await reader.OfAsync(Organisation, named: true, cancellation);
        Teachings = await teachings.AllAsync(Organisation, cancellation);
        History = await reader.HistoryAsync(Organisation, cancellation);
        return Page();
    }

    /// <summary>Notes that it has been asked for a role.</summary>
    public Task<IActionResult> OnPostAskAsync(string role, CancellationToken cancellation) => AnswerAsync(() => ask.RunAsync(Organisation, role, cancellation), "readiness.ask.noted", cancellation);

    /// <summary>Notes that it is asked no longer.</summary>
    public Task<IActionResult> OnPostEndAskAsync(string role, CancellationToken cancellation) => AnswerAsync(() => ask.EndAsync(Organisation, role, cancellation), "readiness.ask.ended", cancellation);

    /// <summary>How it stands with a role, in a sentence.</summary>
    public string Summary(RoleReadiness role) => ReadinessWords.Summary(T, role);

    /// <summary>How it stands with a rule, in a few words.</summary>
    public string Words(RuleAnswer answer) => ReadinessWords.Of(T, answer, Today);

    private async Task<IActionResult> AnswerAsync(Func<Task<Result?>> command, string noticeKey, CancellationToken cancellation) =>
        !MayEdit ? Forbid() : !await OpenAsync("readiness.title", cancellation) ? NotFound() : Answer(await command(), Path, noticeKey);
}
