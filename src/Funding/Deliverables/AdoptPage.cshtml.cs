using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Says that an organisation takes something over.</summary>
[Authorize(Policy = Permissions.ApplicationsEdit)]
public sealed class AdoptPage(Workspace workspace, SaveDeliverable save, OrganisationChoices organisations, TimeProvider clock) : DeliverableFrame(workspace, save)
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public AdoptionInput Input { get; set; } = new();

    /// <summary>Who may take it over.</summary>
    public IReadOnlyList<Choice> Organisations { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        Input = new AdoptionInput { Version = Found.Version, AdoptedOn = Found.AdoptedOn ?? clock.Today(), Organisation = Found.AdoptedById, DecidedBy = Found.DecidedBy };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : !ModelState.IsValid ? Page()
        : Answer(await Save.AdoptAsync(Found, Input, cancellation), BackPath, "deliverables.notice.adopted");

    /// <summary>What is not delivered is not there to be adopted.</summary>
    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("deliverables.adopt.title", cancellation) || Found.DeliveredOn is null)
        {
            return false;
        }

        Organisations = await organisations.ChoicesAsync(cancellation);
        return true;
    }
}
