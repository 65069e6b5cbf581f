using Microsoft.AspNetCore.Mvc;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>A page that shows the place bank as an address narrows it: the list and the map find the same.</summary>
public abstract class OpeningFilterPage : SamstegPage
{
    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "initiative")]
    public InitiativeId Initiative { get; set; }

    /// <summary>Only those that stand so.</summary>
    [BindProperty(SupportsGet = true)]
    public OpeningState? State { get; set; }

    /// <summary>Only those of this kind.</summary>
    [BindProperty(SupportsGet = true)]
    public PlacementKind? Kind { get; set; }

    /// <summary>Only those there.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Town { get; set; }

    /// <summary>So many kilometres from there at most.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Within { get; set; }

    /// <summary>Only those of one organisation.</summary>
    [BindProperty(SupportsGet = true)]
    public OrganisationId? Organisation { get; set; }

    /// <summary>What the address asks for: what can be had, until somebody asks for the rest.</summary>
    private protected OpeningFilter ReadFilter()
    {
        if (!Request.Query.ContainsKey(nameof(State)))
        {
            State = OpeningState.Open;
        }

        if (Within > 0 && string.IsNullOrEmpty(Town))
        {
            ModelState.AddModelError(nameof(Within), "openings.refused.within");
        }

        return new OpeningFilter(Initiative, State, Kind, Town, Within, Organisation);
    }
}
