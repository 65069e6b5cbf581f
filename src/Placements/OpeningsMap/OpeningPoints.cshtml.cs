using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>The points of the place bank's map: what the list beside it finds, all pages of it.</summary>
[Authorize(Policy = Permissions.PlacementsRead)]
public sealed class OpeningPointsPage(RequestDatabase database, InitiativeChoices initiatives, CurrentUser user, TimeProvider clock) : OpeningFilterPage
{
    /// <summary>The points, and those of organisations for who may read the register.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await initiatives.FindAsync(Initiative, cancellation) is null)
        {
            return NotFound();
        }

        var openings = await OpeningList.PointsAsync(database, ReadFilter(), ListRequest.Of(Request).Search, clock.Today(), cancellation);
        var organisations = user.May(Permissions.OrganisationsRead) ? await OrganisationPoints.AllAsync(database, cancellation) : [];
        return new JsonResult(new { openings, organisations });
    }
}
