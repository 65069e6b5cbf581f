using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What an initiative is to hand in.</summary>
[Authorize(Policy = Permissions.ObligationsRead)]
public sealed class ObligationsPage(Workspace workspace, Lists lists, CurrentUser user, TimeProvider clock) : SamstegPage
{
    /// <summary>The initiative of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>Only this state; null for all but those withdrawn.</summary>
    [BindProperty(SupportsGet = true, Name = "lage")]
    public ObligationState? State { get; set; }

    /// <summary>Only what should have been handed in.</summary>
    [BindProperty(SupportsGet = true, Name = "forsenade")]
    public bool Overdue { get; set; }

    public ListView List { get; private set; } = null!;

    public bool MayWrite => user.May(Permissions.ObligationsWrite, Initiative);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "obligations.title", cancellation) is null)
        {
            return NotFound();
        }

        var list = ObligationList.Of(Initiative, new ObligationFilter(State, Overdue), T, clock.Today());
        var request = ListRequest.Of(Request);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "obligations", Initiative, cancellation);
        }

        List = await lists.PageAsync(list, request, cancellation);
        return Page();
    }
}
