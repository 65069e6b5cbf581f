using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>What the pages that add and change a place share: the organisation of the route, and the form.</summary>
public abstract class PlaceForm(OrganisationChoices organisations) : SamstegPage
{
    [BindProperty(SupportsGet = true)]
    public OrganisationId Organisation { get; set; }

    [BindProperty]
    public PlaceInput Input { get; set; } = new();

    public string BackPath => $"/organisationer/{Organisation}";

    /// <summary>Whether the place is there already, and so can be removed.</summary>
    public abstract bool IsKnown { get; }

    /// <summary>Frames the page; false when there is no such organisation.</summary>
    private protected async Task<bool> OpenAsync(string titleKey, CancellationToken cancellation)
    {
        if (await organisations.FindAsync(Organisation, cancellation) is not { } found)
        {
            return false;
        }

        Chrome.Page(T[titleKey], found.Name).Crumb(T["organisations.register.title"], "/organisationer").Crumb(found.Name, BackPath);
        return true;
    }
}
