using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>An initiative at a glance: what the capabilities have to say about it.</summary>
[Authorize(Policy = Permissions.InitiativesRead)]
public sealed class InitiativeOverviewPage(Workspace workspace, CurrentUser user) : SamstegPage
{
    /// <summary>The initiative of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>The initiative, once opened.</summary>
    public InitiativeFacts Facts { get; private set; } = null!;

    /// <summary>Whether the viewer may change it.</summary>
    public bool MayEdit => user.May(Permissions.InitiativesEdit, Initiative);

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, null, cancellation) is not { } facts)
        {
            return NotFound();
        }

        Facts = facts;
        return Page();
    }
}
