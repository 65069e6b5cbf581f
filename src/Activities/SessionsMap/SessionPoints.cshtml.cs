using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What the map of all activities draws: what the list beside it finds, all pages of it, and other layers.</summary>
[Authorize(Policy = Permissions.ActivitiesRead)]
public sealed class SessionPointsPage(MapReader map, CurrentUser user, TimeProvider clock) : SessionFilterPage
{
    /// <summary>The points.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var found = SessionList.Points(null, ReadFilter(clock.Today()), user.ScopeWhere(Permissions.ActivitiesRead), T, ListRequest.Of(Request).Search);
        return new JsonResult(await map.ReadAsync(SessionList.Layer.Key, found, initiative: null, cancellation));
    }
}
