using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What the place bank's map draws: what the list beside it finds, all pages of it, and other layers.</summary>
[Authorize(Policy = Permissions.PlacementsRead)]
public sealed class OpeningPointsPage(MapReader map, InitiativeChoices initiatives, TimeProvider clock) : OpeningFilterPage
{
    /// <summary>The points.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await initiatives.FindAsync(Initiative, cancellation) is null
            ? NotFound()
            : new JsonResult(await map.ReadAsync(OpeningPoints.Layer.Key, OpeningList.Points(ReadFilter(), ListRequest.Of(Request).Search, clock.Today()), Initiative, cancellation));
}
