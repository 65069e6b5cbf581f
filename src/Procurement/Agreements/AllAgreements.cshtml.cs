using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>The agreements of all initiatives that the viewer reaches.</summary>
[Authorize(Policy = Permissions.ProcurementRead)]
public sealed class AllAgreementsPage(Lists lists, CurrentUser user, RequestDatabase database, TimeProvider clock) : SamstegPage
{
    /// <summary>Only this state.</summary>
    [BindProperty(SupportsGet = true)]
    public AgreementState? State { get; set; }

    /// <summary>Only this type.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    /// <summary>Only those that are to be looked after so.</summary>
    [BindProperty(SupportsGet = true)]
    public AgreementAttention? Attention { get; set; }

    /// <summary>How long agreements have stayed in each state.</summary>
    internal IReadOnlyList<StageMedian> Stages { get; private set; } = [];

    public ListView List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var scope = user.ScopeWhere(Permissions.ProcurementRead);
        var list = AgreementList.Of(initiative: null, State, Type, Attention, scope, clock.Today());
        var request = ListRequest.Of(Request);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "business_agreements", initiative: null, cancellation);
        }

        List = await lists.PageAsync(list, request, cancellation);
        Stages = await database.QueryAsync<StageMedian>(AgreementStages.Medians(initiative: null, scope), cancellation);
        return Page();
    }
}
