using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>An agreement: what it is about, how far it has come, and how it came there.</summary>
[Authorize(Policy = Permissions.ProcurementRead)]
public sealed class AgreementOverviewPage(RequestDatabase database, Workspace workspace, CurrentUser user) : SamstegPage
{
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    [BindProperty(SupportsGet = true)]
    public BusinessAgreementId Agreement { get; set; }

    internal AgreementFileRow Facts { get; private set; } = null!;

    internal IReadOnlyList<AgreementStateRow> States { get; private set; } = [];

    public bool MayEdit => user.May(Permissions.ProcurementEdit, Initiative);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var file = new AgreementFile(database);
        if (await workspace.OpenAsync(Initiative, "procurement.file.title", cancellation) is null
            || await file.FindAsync(Initiative, Agreement, cancellation) is not { } facts)
        {
            return NotFound();
        }

        Facts = facts;
        States = await file.StatesAsync(Agreement, cancellation);
        return Page();
    }
}
