using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Begins an initiative.</summary>
[Authorize(Policy = Permissions.InitiativesEdit)]
public sealed class NewInitiativePage(CreateInitiative create, OrganisationChoices organisations) : SamstegPage, IInitiativeForm
{
    /// <inheritdoc/>
    [BindProperty]
    public InitiativeInput Input { get; set; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<Choice> Organisations { get; private set; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<Choice> States => [];

    /// <inheritdoc/>
    public string BackPath => "/insatser";

    /// <summary>Shows the form.</summary>
    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    /// <summary>Begins it and goes to its overview.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Answer(await create.RunAsync(Input, cancellation), $"/insatser/{Input.Id}", "initiatives.notice.created");
    }

    private async Task LoadAsync(CancellationToken cancellation) =>
        Organisations = await organisations.ChoicesAsync(cancellation);
}
