using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>Adds an agreement to an initiative.</summary>
[Authorize(Policy = Permissions.ProcurementEdit)]
public sealed class NewAgreementPage(AddAgreement add, OrganisationChoices organisations, Workspace workspace, TimeProvider clock) : SamstegPage
{
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    [BindProperty]
    public NewAgreementInput Input { get; set; } = new();

    public AgreementParties Parties { get; private set; } = AgreementParties.None;

    public string BackPath => AgreementPaths.List(Initiative);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Input = new NewAgreementInput { OccurredOn = clock.Today() };
        return await OpenAsync(cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Answer(await add.RunAsync(Initiative, Input, cancellation), AgreementPaths.Of(Initiative, Input.Id), "procurement.notice.added", Input.Title);
    }

    private async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        Parties = await AgreementParties.LoadAsync(organisations, cancellation);
        return await workspace.OpenAsync(Initiative, "procurement.add.title", cancellation) is not null;
    }
}
