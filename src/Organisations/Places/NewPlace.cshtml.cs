using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Adds a place where an organisation is.</summary>
[Authorize(Policy = Permissions.OrganisationsEdit)]
public sealed class NewPlacePage(ChangePlaces change, RequestDatabase database, Towns towns) : PlaceForm(database, towns)
{
    public override bool IsKnown => false;

    private protected override string TitleKey => "organisations.places.add";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await OpenAsync(TitleKey, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(TitleKey, cancellation))
        {
            return NotFound();
        }

        return ModelState.IsValid ? Answer(await change.AddAsync(Organisation, Input, cancellation), BackPath, string.IsNullOrWhiteSpace(Input.Point) ? "organisations.places.added_off_map" : "organisations.places.added") : Refused(Input.Read(null).Result);
    }
}
