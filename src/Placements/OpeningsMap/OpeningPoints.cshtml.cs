using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>The points of the place bank's map: what the list beside it finds, all pages of it.</summary>
[Authorize(Policy = Permissions.PlacementsRead)]
public sealed class OpeningPointsPage(RequestDatabase database, InitiativeChoices initiatives, CurrentUser user, TimeProvider clock) : SamstegPage
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

    /// <summary>The points, and those of organisations for who may read the register.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await initiatives.FindAsync(Initiative, cancellation) is null)
        {
            return NotFound();
        }

        var state = Request.Query.ContainsKey(nameof(State)) ? State : OpeningState.Open;
        var openings = await OpeningList.PointsAsync(
            database, new OpeningFilter(Initiative, state, Kind, Town, Within, Organisation), ListRequest.Of(Request).Search, clock.Today(), cancellation);
        var organisations = user.May(Permissions.OrganisationsRead) ? await OrganisationPoints.AllAsync(database, cancellation) : [];
        return new JsonResult(new { openings, organisations });
    }
}
