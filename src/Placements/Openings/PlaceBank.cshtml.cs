using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>The openings that an initiative may offer: its own, and those that others share.</summary>
[Authorize(Policy = Permissions.PlacementsRead)]
public sealed class PlaceBankPage(Lists lists, RequestDatabase database, Workspace workspace, CurrentUser user, TimeProvider clock) : OpeningFilterPage
{
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
        var definition = OpeningList.Of(ReadFilter(), clock.Today());
        if (request.Export is not null)
        {
            return await lists.ExportAsync(definition, request, "placement_openings", Initiative, cancellation);
        }

        List = await lists.PageAsync(definition, request, cancellation);
        Towns = await OpeningList.TownsAsync(database, Initiative, cancellation);
        return Page();
    }
}
