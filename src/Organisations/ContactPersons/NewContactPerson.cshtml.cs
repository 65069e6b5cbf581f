using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Adds a contact person.</summary>
[Authorize(Policy = Permissions.OrganisationsAdd)]
public sealed class NewContactPersonPage(AddContactPerson add, OrganisationChoices organisations) : SamstegPage, IContactPersonForm
{
    [BindProperty(SupportsGet = true)]
    public OrganisationId Organisation { get; set; }

    [BindProperty]
    public ContactPersonInput Input { get; set; } = new();

    public string OrganisationName { get; private set; } = string.Empty;

    public bool AsksWhetherLeft => false;

    /// <summary>The form that somebody is missing in, where that led here.</summary>
    [BindProperty(SupportsGet = true, Name = WayBack.Parameter)]
    public string? Back { get; set; }

    public string BackPath => WayBack.Read(Url, Back) ?? $"/organisationer/{Organisation}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await IsKnownAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await IsKnownAsync(cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Answer(await add.RunAsync(Organisation, Input, cancellation), BackPath, "organisations.notice.contact_added", Input.Name);
    }

    private async Task<bool> IsKnownAsync(CancellationToken cancellation)
    {
        var organisation = await organisations.FindAsync(Organisation, cancellation);
        OrganisationName = organisation?.Name ?? string.Empty;
        return organisation is not null;
    }
}
