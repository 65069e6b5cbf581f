using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What all initiatives whose obligations the viewer reads are to hand in.</summary>
[Authorize(Policy = Permissions.ObligationsRead)]
public sealed class AllObligationsPage(Lists lists, CurrentUser user, TimeProvider clock) : SamstegPage
{
    /// <summary>Only this state; null for all but those withdrawn.</summary>
    [BindProperty(SupportsGet = true, Name = "lage")]
    public ObligationState? State { get; set; }

    /// <summary>Only what should have been handed in.</summary>
    [BindProperty(SupportsGet = true, Name = "forsenade")]
    public bool Overdue { get; set; }

    public ListView List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var list = ObligationList.Everywhere(new ObligationFilter(State, Overdue), user.ScopeWhere(Permissions.ObligationsRead), T, clock.Today());
        var request = ListRequest.Of(Request);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "obligations", initiative: null, cancellation);
        }

        List = await lists.PageAsync(list, request, cancellation);
        return Page();
    }
}
