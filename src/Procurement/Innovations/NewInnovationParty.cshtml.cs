using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>Adds an organisation to a process, or takes one away.</summary>
[Authorize(Policy = Permissions.ProcurementEdit)]
public sealed class NewInnovationPartyPage(InnovationReader reader, Workspace workspace, ChangeInnovation change, OrganisationChoices organisations)
    : InnovationFrame(reader, workspace)
{
    [BindProperty]
    public InnovationPartyInput Input { get; set; } = new();

    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await change.AddPartyAsync(Initiative, Process, Input, cancellation), Facts.Path, "procurement.notice.party_added")
        : Page();

    public async Task<IActionResult> OnPostRemoveAsync(Guid row, CancellationToken cancellation) =>
        Answer(await change.RemovePartyAsync(Initiative, Process, row, cancellation), InnovationPaths.Of(Initiative, Process), "procurement.notice.party_removed");

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Choices = await organisations.ChoicesAsync(cancellation);
        return await OpenAsync("innovations.parties.add", cancellation);
    }
}
