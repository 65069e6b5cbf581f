using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>The openings that an initiative may offer: its own, and those that others share.</summary>
[Authorize(Policy = Permissions.PlacementsRead)]
public sealed class PlaceBankPage(Lists lists, RequestDatabase database, Workspace workspace, CurrentUser user, TimeProvider clock) : SamstegPage
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

    /// <summary>The page of the list.</summary>
    public ListView List { get; private set; } = null!;

    /// <summary>Where there are openings.</summary>
    public IReadOnlyList<Choice> Towns { get; private set; } = [];

    /// <summary>How far from a town.</summary>
    public IReadOnlyList<Choice> Distances => [.. new[] { 10, 20, 50, 100 }.Select(kilometres => new Choice($"{kilometres}", T["openings.kilometres", kilometres]))];

    /// <summary>Where the map of the same openings reads its points.</summary>
    public string PointsPath { get; private set; } = string.Empty;

    /// <summary>Where one is added; null for those who may not.</summary>
    public string? NewPath => user.May(Permissions.PlacementsEdit, Initiative) ? $"{OpeningPaths.List(Initiative)}/ny" : null;

    /// <summary>The list, or the list as a file.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "openings.list.title", cancellation) is null)
        {
            return NotFound();
        }

        var request = ListRequest.Of(Request);
        PointsPath = request.LinkTo($"{OpeningPaths.List(Initiative)}/karta");
        if (!Request.Query.ContainsKey(nameof(State)))
        {
            State = OpeningState.Open; // what can be had, until somebody asks for the rest
        }

        var definition = OpeningList.Of(new OpeningFilter(Initiative, State, Kind, Town, Within, Organisation), clock.Today());
        if (request.Export is not null)
        {
            return await lists.ExportAsync(definition, request, "placement_openings", Initiative, cancellation);
        }

        List = await lists.PageAsync(definition, request, cancellation);
        Towns = await OpeningList.TownsAsync(database, Initiative, cancellation);
        return Page();
    }
}
