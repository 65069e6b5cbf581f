using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>An initiative's figures about participants: how many, how long, and by group.</summary>
[Authorize(Policy = Permissions.ResultsRead)]
public sealed class StatisticsPage(Workspace workspace, DividedFigures figures, Lists lists, CurrentUser user, TimeProvider clock) : SamstegPage
{
    /// <summary>The initiative of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>Key of the division.</summary>
    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    /// <summary>The day; for who is entitled to individuals.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? On { get; set; }

    /// <summary>The form of the file that is fetched; null for the page.</summary>
    [BindProperty(SupportsGet = true, Name = "fil")]
    public string? Format { get; set; }

    /// <summary>The figures.</summary>
    public FiguresShown Figures { get; private set; } = null!;

    /// <summary>Whether exact numbers are told.</summary>
    public bool SeesIndividuals => user.SeesIndividuals(Initiative);

    /// <summary>Whether the viewer sets what spreads are held against.</summary>
    public bool MayEdit => user.May(Permissions.ResultsEdit, Initiative);

    /// <summary>What can be chosen to divide by.</summary>
    public IReadOnlyList<Choice> Divisions => [.. figures.Divisions.Select(division => new Choice(division.Key, T[$"division.{division.Key}"]))];

    /// <summary>
    /// The list of exactly those whom a measure counts; null where there is none, or the viewer may not see individuals. Lists tell of today, so of another day none is.
    /// </summary>
    public string? ListOf(Measure measure) =>
        SeesIndividuals && Figures.Day == clock.Today() && user.May(Permissions.ParticipantsList, Initiative) ? measure.List?.Replace("{id}", Initiative.ToString(), StringComparison.Ordinal) : null;

    /// <summary>Shows them, or hands them out as a file.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "results.statistics.title", cancellation) is null)
        {
            return NotFound();
        }

        if (On > clock.Today())
        {
            ModelState.AddModelError(nameof(On), T["results.statistics.not_in_future"]);
        }

        Response.StatusCode = ModelState.IsValid ? Microsoft.AspNetCore.Http.StatusCodes.Status200OK : Microsoft.AspNetCore.Http.StatusCodes.Status422UnprocessableEntity;
        Figures = await figures.OfAsync(Initiative, By, ModelState.IsValid ? On : null, cancellation);
        By = Figures.Division.Key;
        ListExportFormat? format = Format switch { "csv" => ListExportFormat.Csv, "xlsx" => ListExportFormat.Xlsx, _ => null };
        return format is { } file && ModelState.IsValid
            ? await lists.TableAsync(T["results.statistics.title"], [.. FigureWords.Headings.Select(key => T[key])], FigureWords.Rows(T, Figures), file, "statistics", Initiative, cancellation)
            : Page();
    }
}
