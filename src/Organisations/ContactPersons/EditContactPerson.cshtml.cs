using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Changes a contact person, and whether they have left.</summary>
[Authorize(Policy = Permissions.OrganisationsEdit)]
public sealed class EditContactPersonPage(ChangeContactPerson change, OrganisationChoices organisations, RequestDatabase database) : SamstegPage, IContactPersonForm
{
    [BindProperty(SupportsGet = true)]
    public OrganisationId Organisation { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Person { get; set; }

    [BindProperty]
    public ContactPersonInput Input { get; set; } = new();

    public string OrganisationName { get; private set; } = string.Empty;

    public bool AsksWhetherLeft => true;

    /// <summary>The page that something is missing on, where that led here.</summary>
    [BindProperty(SupportsGet = true, Name = WayBack.Parameter)]
    public string? Back { get; set; }

    public string BackPath => WayBack.Read(Url, Back) ?? $"/organisationer/{Organisation}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is not { } person)
        {
            return NotFound();
        }

        Input = ContactPersonInput.Of(person);
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

        return Answer(await change.RunAsync(Organisation, Input with { Id = Person }, cancellation), BackPath, "organisations.notice.contact_changed");
    }

    private async Task<ContactPerson?> LoadAsync(CancellationToken cancellation)
    {
        OrganisationName = (await organisations.FindAsync(Organisation, cancellation))?.Name ?? string.Empty;
        return await database.Context.Set<ContactPerson>()
            .SingleOrDefaultAsync(found => found.Id == Person && found.OrganisationId == Organisation, cancellation);
    }
}
