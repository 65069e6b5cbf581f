using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Changes what is said of an initiative, and its state.</summary>
[Authorize(Policy = Permissions.InitiativesEdit)]
public sealed class EditInitiativePage(Workspace workspace, ChangeInitiative change, OrganisationChoices organisations, RequestDatabase database)
    : SamstegPage, IInitiativeForm
{
    /// <summary>The initiative of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <inheritdoc/>
    [BindProperty]
    public InitiativeInput Input { get; set; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<Choice> Organisations { get; private set; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<Choice> States { get; private set; } = [];

    /// <inheritdoc/>
    public string BackPath => $"/insatser/{Initiative}";

    /// <summary>Shows what stands.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is not { } initiative)
        {
            return NotFound();
        }

        Input = InitiativeInput.Of(initiative);
        return Page();
    }

    /// <summary>Takes over what is typed.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is null)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Answer(await change.RunAsync(Input with { Id = Initiative }, cancellation), BackPath, "initiatives.notice.saved");
    }

    private async Task<Initiative?> LoadAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "initiatives.change.title", cancellation) is not { } facts)
        {
            return null;
        }

        States = T.Choices(facts.State.Next().Prepend(facts.State));
        Organisations = await organisations.ChoicesAsync(cancellation);
        return await database.Context.Set<Initiative>().SingleOrDefaultAsync(found => found.Id == Initiative, cancellation);
    }
}
