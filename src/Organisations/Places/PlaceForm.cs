using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>What the pages that add and change a place share: the organisation of the route, and the form.</summary>
public abstract class PlaceForm(RequestDatabase database, Towns towns) : SamstegPage
{
    [BindProperty(SupportsGet = true)]
    public OrganisationId Organisation { get; set; }

    [BindProperty]
    public PlaceInput Input { get; set; } = new();

    public string BackPath => $"/organisationer/{Organisation}";

    /// <summary>Whether the place is there already, and so can be removed.</summary>
    public abstract bool IsKnown { get; }

    /// <summary>What the map begins with where there is no point yet: the middle of the organisation's town; null where that is not known.</summary>
    public Coordinates? Centre { get; private set; }

    /// <summary>Puts an approximate point in the middle of the town that is written, for the form to be sent with.</summary>
    public async Task<IActionResult> OnPostMiddleAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(TitleKey, cancellation))
        {
            return NotFound();
        }

        ModelState.Clear();
        if (towns.MiddleOf(Input.Town) is not { } middle)
        {
            return Refused(Result.Refused(nameof(Input.Town), string.IsNullOrWhiteSpace(Input.Town) ? "organisations.places.town_missing" : "organisations.places.town_unknown", Input.Town));
        }

        Input = Input with { Point = middle.ToString(), IsApproximate = true, IsOnMap = false };
        return Page();
    }

    /// <summary>What the page is called.</summary>
    private protected abstract string TitleKey { get; }

    /// <summary>Frames the page; false when there is no such organisation.</summary>
    private protected async Task<bool> OpenAsync(string titleKey, CancellationToken cancellation)
    {
        if (await database.FindAsync<Host>(Sql.Of($"select name, municipality, (select town from organisation_places p where p.organisation_id = o.id and town is not null order by p.id limit 1) as town from organisations o where id = {Organisation}"), cancellation) is not { } found)
        {
            return false;
        }

        Centre = towns.MiddleOf(Input.Town) ?? towns.MiddleOf(found.Town) ?? towns.MiddleOf(found.Municipality);

        Chrome.Page(T[titleKey], found.Name).Crumb(T["organisations.register.title"], "/organisationer").Crumb(found.Name, BackPath);
        return true;
    }

    private sealed record Host(string Name, string? Municipality, string? Town);
}
