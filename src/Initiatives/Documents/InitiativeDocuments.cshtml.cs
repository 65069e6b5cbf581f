using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>The documents of an initiative.</summary>
[Authorize(Policy = Permissions.InitiativesRead)]
public sealed class InitiativeDocumentsPage(Workspace workspace, DocumentDesk desk) : SamstegPage
{
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    public DocumentsView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "documents.title", cancellation) is null)
        {
            return NotFound();
        }

        View = await desk.ShowAsync(DocumentSubject.Of(Initiative), cancellation);
        return Page();
    }
}
