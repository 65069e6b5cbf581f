using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>The initiatives that the viewer reaches.</summary>
[Authorize(Policy = Permissions.InitiativesRead)]
public sealed class InitiativeRegisterPage(Lists lists, CurrentUser user) : SamstegPage
{
    /// <summary>Only this state.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeState? State { get; set; }

    /// <summary>The list.</summary>
    public ListView List { get; private set; } = null!;

    /// <summary>Address of the form for a new one; null where the viewer may not.</summary>
    public string? NewPath => user.May(Permissions.InitiativesEdit) ? "/insatser/ny" : null;

    /// <summary>Shows the list, or sends it as a file.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var list = InitiativeList.Of(State);
        var request = ListRequest.Of(Request);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "initiatives", initiative: null, cancellation);
        }

        List = await lists.PageAsync(list, request, cancellation);
        return Page();
    }
}
