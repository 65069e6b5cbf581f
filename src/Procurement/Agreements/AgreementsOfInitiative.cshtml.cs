using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>The agreements that an initiative works for.</summary>
[Authorize(Policy = Permissions.ProcurementRead)]
public sealed class AgreementsOfInitiativePage(Lists lists, Workspace workspace, CurrentUser user, RequestDatabase database, TimeProvider clock) : SamstegPage
{
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

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

    /// <summary>Where an agreement is added; null when the viewer may not.</summary>
    public string? AddPath => user.May(Permissions.ProcurementEdit, Initiative) ? $"{AgreementPaths.List(Initiative)}/ny" : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "procurement.list.title", cancellation) is null)
        {
            return NotFound();
        }

        var scope = user.ScopeWhere(Permissions.ProcurementRead);
        var list = AgreementList.Of(Initiative, State, Type, Attention, scope, clock.Today());
        var request = ListRequest.Of(Request);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "business_agreements", Initiative, cancellation);
        }

        List = await lists.PageAsync(list, request, cancellation);
        Stages = await database.QueryAsync<StageMedian>(AgreementStages.Medians(Initiative, scope), cancellation);
        return Page();
    }
}
