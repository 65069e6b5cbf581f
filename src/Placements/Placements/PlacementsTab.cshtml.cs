using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>An initiative's placements.</summary>
[Authorize(Policy = Permissions.PlacementsRead)]
public sealed class PlacementsTabPage(RequestDatabase database, Lists lists, TimeProvider clock, Workspace workspace, CurrentUser user)
    : PlacementListPage(database, lists, clock, user)
{
    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "initiative")]
    public InitiativeId Initiative { get; set; }

    /// <summary>Where a placement is made; null for those who may not.</summary>
    public string? NewPath => MayPlace(Initiative) ? $"{PlacementPaths.List(Initiative)}/ny" : null;

    /// <summary>Whether the viewer decides about the initiative's placements.</summary>
    public bool MayDecide => MayDecideIn(Initiative);

    /// <summary>The list.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await workspace.OpenAsync(Initiative, "placements.title", cancellation) is null ? NotFound() : await ShowAsync(Initiative, cancellation);
}
