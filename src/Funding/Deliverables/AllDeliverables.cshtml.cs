using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What all initiatives in the viewer's reach leave behind.</summary>
[Authorize(Policy = Permissions.ApplicationsRead)]
public sealed class AllDeliverablesPage(Lists lists, CurrentUser user, FundingTabs tabs) : SamstegPage
{
    /// <summary>Only this state.</summary>
    [BindProperty(SupportsGet = true)]
    public DeliverableState? State { get; set; }

    /// <summary>Only those that were last seen used so.</summary>
    [BindProperty(SupportsGet = true)]
    public DeliverableUsage? Usage { get; set; }

    /// <summary>The list.</summary>
    public ListView List { get; private set; } = null!;

    /// <summary>Shows the list, or sends it as a file.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        tabs.Page("deliverables.title", "deliverables.subtitle");
        var list = DeliverableList.Of(null, State, Usage, user.ScopeWhere(Permissions.ApplicationsRead));
        var request = ListRequest.Of(Request);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "deliverables", initiative: null, cancellation);
        }

        List = await lists.PageAsync(list, request, cancellation);
        return Page();
    }
}
