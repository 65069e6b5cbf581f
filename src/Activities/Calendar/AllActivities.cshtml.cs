using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Sessions of all initiatives within the viewer's reach.</summary>
[Authorize(Policy = Permissions.ActivitiesRead)]
public sealed class AllActivitiesPage(Lists lists, CurrentUser user, PageChrome chrome, TimeProvider clock) : SessionFilterPage
{
    /// <summary>The sessions.</summary>
    public ListPage<SessionListRow> Sessions { get; private set; } = null!;

    /// <summary>Where the map of the same sessions reads its points.</summary>
    public string PointsPath { get; private set; } = string.Empty;

    /// <summary>The list, on screen or as a file.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var request = ListRequest.Of(Request);
        var list = SessionList.Of(null, ReadFilter(clock.Today()), user.ScopeWhere(Permissions.ActivitiesRead), T);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "sessions", initiative: null, cancellation);
        }

        PointsPath = request.LinkTo("/aktiviteter/karta");
        chrome.Page(T["activities.title"], T["activities.all.subtitle"]);
        Sessions = await lists.PageAsync(list, request, cancellation);
        return Page();
    }
}
