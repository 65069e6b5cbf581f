using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>An initiative's cohorts of enterprises.</summary>
[Authorize(Policy = Permissions.ActivitiesRead)]
public sealed class CohortsPage(Lists lists, Workspace workspace, CurrentUser user) : SamstegPage
{
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    public ListView List { get; private set; } = null!;

    /// <summary>Where one is made; null when the viewer may not.</summary>
    public string? NewPath => user.May(Permissions.ActivitiesEdit, Initiative) ? $"{CohortPaths.List(Initiative)}/ny" : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "cohorts.list.title", cancellation) is null)
        {
            return NotFound();
        }

        var (list, request) = (CohortList.Of(Initiative), ListRequest.Of(Request));
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "cohorts", Initiative, cancellation);
        }

        List = await lists.PageAsync(list, request, cancellation);
        return Page();
    }
}
