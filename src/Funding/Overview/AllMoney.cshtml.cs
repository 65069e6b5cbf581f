using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>The money of all initiatives whose money the viewer reads.</summary>
[Authorize(Policy = Permissions.MoneyRead)]
public sealed class AllMoneyPage(Lists lists, CurrentUser user) : SamstegPage
{
    /// <summary>Only this state.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeState? State { get; set; }

    public ListView List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var list = MoneyList.Of(State, user.ScopeWhere(Permissions.MoneyRead));
        var request = ListRequest.Of(Request);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "budgets", initiative: null, cancellation);
        }

        List = await lists.PageAsync(list, request, cancellation);
        return Page();
    }
}
