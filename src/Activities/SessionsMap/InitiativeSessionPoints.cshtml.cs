using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What the map of an initiative's activities draws: what the list beside it finds, all pages of it, and other layers.</summary>
[Authorize(Policy = Permissions.ActivitiesRead)]
public sealed class InitiativeSessionPointsPage(MapReader map, InitiativeChoices initiatives, CurrentUser user, TimeProvider clock) : SessionFilterPage
{
    /// <summary>The points.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        if (await initiatives.FindAsync(initiative, cancellation) is null)
        {
            return NotFound();
        }

        var found = SessionList.Points(initiative, ReadFilter(clock.Today()), user.ScopeWhere(Permissions.ActivitiesRead), T, ListRequest.Of(Request).Search);
        return new JsonResult(await map.ReadAsync(SessionList.Layer.Key, found, initiative, cancellation));
    }
}
