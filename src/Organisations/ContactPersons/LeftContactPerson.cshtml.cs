using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Marks that a contact person has left.</summary>
[Authorize(Policy = Permissions.OrganisationsEdit)]
public sealed class LeftContactPersonPage(
    MarkContactPersonLeft mark, OrganisationChoices organisations, RequestDatabase database, TimeProvider clock) : SamstegPage
{
    [BindProperty(SupportsGet = true)]
    public OrganisationId Organisation { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Person { get; set; }

    [BindProperty]
    public ContactPersonLeft Input { get; set; } = new();

    public string OrganisationName { get; private set; } = string.Empty;

    public string PersonName { get; private set; } = string.Empty;

    public string BackPath => $"/organisationer/{Organisation}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is not { } person)
        {
            return NotFound();
        }

        Input = new ContactPersonLeft { LeftOn = person.LeftOn ?? clock.Today() };
        return Page();
    }

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

        return Answer(await mark.RunAsync(Organisation, Person, Input, cancellation), BackPath, "organisations.notice.left", PersonName);
    }

    private async Task<ContactPerson?> LoadAsync(CancellationToken cancellation)
    {
        var person = await database.Context.Set<ContactPerson>()
            .SingleOrDefaultAsync(found => found.Id == Person && found.OrganisationId == Organisation, cancellation);
        PersonName = person?.Name ?? string.Empty;
        OrganisationName = (await organisations.FindAsync(Organisation, cancellation))?.Name ?? string.Empty;
        return person;
    }
}
