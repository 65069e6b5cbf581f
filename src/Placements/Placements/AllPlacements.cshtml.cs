using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Placements of all initiatives within the viewer's reach.</summary>
[Authorize(Policy = Permissions.PlacementsRead)]
public sealed class AllPlacementsPage(RequestDatabase database, Lists lists, TimeProvider clock, CurrentUser user)
    : PlacementListPage(database, lists, clock, user)
{
    /// <summary>The list.</summary>
    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => ShowAsync(null, cancellation);
}
