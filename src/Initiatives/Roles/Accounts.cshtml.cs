using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>All accounts and the roles that they hold today.</summary>
[Authorize(Policy = Permissions.AccountsRead)]
public sealed class AccountsPage(Lists lists, CurrentUser user, TimeProvider clock) : SamstegPage
{
    /// <summary>Only those who stand so.</summary>
    [BindProperty(SupportsGet = true)]
    public AccountState? State { get; set; }

    /// <summary>Only those with the role.</summary>
    [BindProperty(SupportsGet = true)]
    public Role? Role { get; set; }

    /// <summary>The list.</summary>
    public ListView List { get; private set; } = null!;

    /// <summary>Whether the viewer invites.</summary>
    public bool MayInvite => user.May(Permissions.RolesEdit);

    /// <summary>The roles to narrow to.</summary>
    public IReadOnlyList<Choice> Roles => T.Choices(GiveRole.Roles);

    /// <summary>Shows the list, or sends it as a file.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var list = AccountList.Of(State, Role, clock.Today(), T);
        var request = ListRequest.Of(Request);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "accounts", initiative: null, cancellation);
        }

        List = await lists.PageAsync(list, request, cancellation);
        return Page();
    }
}
