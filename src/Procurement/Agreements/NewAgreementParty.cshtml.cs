using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>Adds a party to an agreement, or takes one away.</summary>
[Authorize(Policy = Permissions.ProcurementEdit)]
public sealed class NewAgreementPartyPage(RequestDatabase database, Workspace workspace, OrganisationChoices organisations, ChangeAgreementTies change)
    : AgreementStatePage(database, workspace)
{
    [BindProperty]
    public AgreementPartyInput Input { get; set; } = new();

    /// <summary>Organisations of the register.</summary>
    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await change.AddPartyAsync(Initiative, Agreement, Input, cancellation), BackPath, "procurement.notice.party_added")
        : Page();

    public async Task<IActionResult> OnPostRemoveAsync(Guid row, CancellationToken cancellation) =>
        Answer(await change.RemovePartyAsync(Initiative, Agreement, row, cancellation), BackPath, "procurement.notice.party_removed");

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Choices = await organisations.ChoicesAsync(cancellation);
        return await OpenAsync("procurement.parties.add_title", cancellation);
    }
}
