using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Adds an obligation besides those of the agreement.</summary>
[Authorize(Policy = Permissions.ObligationsWrite)]
public sealed class NewObligationPage(Workspace workspace, WorkObligation work) : SamstegPage
{
    /// <summary>The initiative of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>What is typed.</summary>
    [BindProperty]
    public NewObligationInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await work.AddAsync(Initiative, Input, cancellation), ObligationPaths.Of(Initiative, Input.Form), "obligations.notice.added")
        : Refused(Result.Done);

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "obligations.new.title", cancellation) is null)
        {
            return false;
        }

        Chrome.Crumb(T["obligations.title"], ObligationPaths.All(Initiative));
        return true;
    }
}
