using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Sessions of all initiatives within the viewer's reach.</summary>
[Authorize(Policy = Permissions.ActivitiesRead)]
public sealed class AllActivitiesPage(Lists lists, CurrentUser user, PageChrome chrome, TimeProvider clock) : SamstegPage
{
    /// <summary>By time.</summary>
    [BindProperty(SupportsGet = true, Name = "period")]
    public SessionPeriod Period { get; set; } = SessionPeriod.Upcoming;

    /// <summary>The sessions.</summary>
    public ListPage<SessionListRow> Sessions { get; private set; } = null!;

    /// <summary>Periods to filter by.</summary>
    public IReadOnlyList<Choice> Periods => T.Choices<SessionPeriod>();

    /// <summary>The list, on screen or as a file.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        var request = ListRequest.Of(Request);
        var list = SessionList.Of(null, new SessionFilter(Period, null, null, clock.Today()), user.ScopeWhere(Permissions.ActivitiesRead), T);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "sessions", initiative: null, cancellation);
        }

        chrome.Page(T["activities.title"], T["activities.all.subtitle"]);
        Sessions = await lists.PageAsync(list, request, cancellation);
        return Page();
    }
}
