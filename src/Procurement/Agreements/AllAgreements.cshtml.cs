using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>The agreements of all initiatives that the viewer reaches.</summary>
[Authorize(Policy = Permissions.ProcurementRead)]
public sealed class AllAgreementsPage(Lists lists, CurrentUser user) : SamstegPage
{
    /// <summary>Only this state.</summary>
    [BindProperty(SupportsGet = true)]
    public AgreementState? State { get; set; }

    /// <summary>Only this type.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    public ListView List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var list = AgreementList.Of(initiative: null, State, Type, user.ScopeWhere(Permissions.ProcurementRead));
        var request = ListRequest.Of(Request);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "business_agreements", initiative: null, cancellation);
        }

        List = await lists.PageAsync(list, request, cancellation);
        return Page();
    }
}
