using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>From where people are referred to an initiative, and what came of it.</summary>
[Authorize(Policy = Permissions.ParticipantsAssign)]
public sealed class ReferrersPage(Lists lists, Workspace workspace, PageChrome chrome) : SamstegPage
{
    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "initiative")]
    public InitiativeId Initiative { get; set; }

    /// <summary>The page of the list.</summary>
    public ListView List { get; private set; } = null!;

    /// <summary>Shows the list, or its export.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "referrals.referrers.title", cancellation) is null)
        {
            return NotFound();
        }

        chrome.Crumb(T["referrals.title"], ReferralPaths.List(Initiative));
        var list = ReferrerList.Of(Initiative, T);
        var request = ListRequest.Of(Request);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "referrals", Initiative, cancellation);
        }

        List = await lists.PageAsync(list, request, cancellation);
        return Page();
    }
}
