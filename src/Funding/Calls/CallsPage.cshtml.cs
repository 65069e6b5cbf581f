using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>All calls.</summary>
[Authorize(Policy = Permissions.CallsRead)]
public sealed class CallsPage(Lists lists, CurrentUser user, FundingTabs tabs, TimeProvider clock) : SamstegPage
{
    /// <summary>Only those that stand so.</summary>
    [BindProperty(SupportsGet = true)]
    public CallState? State { get; set; }

    /// <summary>The list.</summary>
    public ListView List { get; private set; } = null!;

    /// <summary>Address of the form for a new one; null where the viewer may not.</summary>
    public string? NewPath => user.May(Permissions.CallsEdit) ? "/utlysningar/ny" : null;

    /// <summary>Shows the list, or sends it as a file.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        tabs.Page("calls.title", "calls.subtitle");
        var list = CallList.Of(State, clock.GetUtcNow());
        var request = ListRequest.Of(Request);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "calls", initiative: null, cancellation);
        }

        List = await lists.PageAsync(list, request, cancellation);
        return Page();
    }
}
