using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Registers a contact with an organisation.</summary>
[Authorize(Policy = Permissions.OrganisationsEdit)]
public sealed class NewOrganisationContactPage(
    RegisterOrganisationContact register, PipelineReader reader, ResponsibleChoices responsibles, OrganisationChoices organisations, CurrentUser user, TimeProvider clock)
    : PipelinePage(organisations), IOrganisationContactForm
{
    [BindProperty]
    public OrganisationContactInput Input { get; set; } = new();

    public IReadOnlyList<Choice> Persons { get; private set; } = [];

    public IReadOnlyList<Choice> Responsibles { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        Input = new OrganisationContactInput { OccurredOn = clock.Today(), Responsible = user.RequiredAccount };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        return ModelState.IsValid ? Answer(await register.RunAsync(Organisation, Input, cancellation), BackPath, "organisations.contact.registered") : Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("organisations.contact.new", cancellation))
        {
            return false;
        }

        Persons = await reader.PersonsAsync(Organisation, null, cancellation);
        Responsibles = await responsibles.AllAsync(cancellation);
        return true;
    }
}
