using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>The networks that an initiative keeps together.</summary>
[Authorize(Policy = Permissions.ActivitiesRead)]
public sealed class NetworksPage(Lists lists, Workspace workspace, CurrentUser user) : SamstegPage
{
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>Only these.</summary>
    [BindProperty(SupportsGet = true)]
    public NetworkState? State { get; set; }

    public ListView List { get; private set; } = null!;

    /// <summary>Where one is made; null when the viewer may not.</summary>
    public string? NewPath => user.May(Permissions.ActivitiesEdit, Initiative) ? $"{NetworkPaths.List(Initiative)}/ny" : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "networks.list.title", cancellation) is null)
        {
            return NotFound();
        }

        var list = NetworkList.Of(Initiative, State);
        var request = ListRequest.Of(Request);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "networks", Initiative, cancellation);
        }

        List = await lists.PageAsync(list, request, cancellation);
        return Page();
    }
}
