using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>The claims of an initiative.</summary>
[Authorize(Policy = Permissions.MoneyRead)]
public sealed class ClaimsPage(Workspace workspace, Lists lists, CurrentUser user) : MoneyPage(workspace)
{
    /// <summary>Only this state; null for all but those taken back.</summary>
    [BindProperty(SupportsGet = true, Name = "lage")]
    public ClaimState? State { get; set; }

    public ListView List { get; private set; } = null!;

    /// <summary>Whether the viewer decides what claims may be counted by.</summary>
    public bool MayDecide => user.May(Permissions.ClaimsReview, Initiative);

    public bool MayEdit => user.May(Permissions.MoneyEdit, Initiative);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("claims.title", cancellation))
        {
            return NotFound();
        }

        var list = ClaimList.Of(Initiative, State, T);
        var request = ListRequest.Of(Request);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "claims", Initiative, cancellation);
        }

        List = await lists.PageAsync(list, request, cancellation);
        return Page();
    }
}
