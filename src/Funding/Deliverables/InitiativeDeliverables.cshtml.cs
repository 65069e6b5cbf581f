using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What an initiative leaves behind.</summary>
[Authorize(Policy = Permissions.ApplicationsRead)]
public sealed class InitiativeDeliverablesPage(Workspace workspace, Lists lists, CurrentUser user) : SamstegPage
{
    /// <summary>The initiative of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>Only this state.</summary>
    [BindProperty(SupportsGet = true)]
    public DeliverableState? State { get; set; }

    /// <summary>The list.</summary>
    public ListView List { get; private set; } = null!;

    /// <summary>Address of the form for another one; null where the viewer may not.</summary>
    public string? NewPath => user.May(Permissions.ApplicationsEdit, Initiative) ? $"{DeliverablePaths.Of(Initiative)}/ny" : null;

    /// <summary>Shows the list, or sends it as a file.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "deliverables.title", cancellation) is null)
        {
            return NotFound();
        }

        var list = DeliverableList.Of(Initiative, State, null, user.Scope);
        var request = ListRequest.Of(Request);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "deliverables", Initiative, cancellation);
        }

        List = await lists.PageAsync(list, request, cancellation);
        return Page();
    }
}
