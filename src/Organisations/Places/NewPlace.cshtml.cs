using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Adds a place where an organisation is.</summary>
[Authorize(Policy = Permissions.OrganisationsEdit)]
public sealed class NewPlacePage(ChangePlaces change, OrganisationChoices organisations) : PlaceForm(organisations)
{
    public override bool IsKnown => false;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await OpenAsync("organisations.places.add", cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("organisations.places.add", cancellation))
        {
            return NotFound();
        }

        return ModelState.IsValid ? Answer(await change.AddAsync(Organisation, Input, cancellation), BackPath, string.IsNullOrWhiteSpace(Input.Point) ? "organisations.places.added_off_map" : "organisations.places.added") : Page();
    }
}
