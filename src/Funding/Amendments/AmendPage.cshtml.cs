using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Where an amendment is begun, with what has happened.</summary>
[Authorize(Policy = Permissions.ApplicationsEdit)]
public sealed class AmendPage(RequestDatabase database, Workspace workspace, BeginAmendment begin, CurrentUser user) : ApplicationFrame(database, workspace, user)
{
    /// <summary>What has happened.</summary>
    [BindProperty]
    public AmendmentInput Input { get; set; } = new();

    /// <summary>Whether there is something to amend.</summary>
    public bool CanAmend { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : !ModelState.IsValid ? Page()
        : Answer(await begin.RunAsync(Draft.Application, Input, cancellation), AgreementPaths.Amendment(Initiative), "amendments.notice.begun");

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("amendments.begin", cancellation))
        {
            return false;
        }

        CanAmend = Draft.Application.State.After(ApplicationAct.Amend) is not null && await Agreement.IsMadeAsync(Database, Initiative, cancellation);
        Chrome.Crumb(T["applications.title"], Path).Crumb(T["agreements.title"], AgreementPaths.Of(Initiative));
        return true;
    }
}
