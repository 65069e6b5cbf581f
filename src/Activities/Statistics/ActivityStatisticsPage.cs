using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Figures of activities over a period, of one initiative or of all: what the two pages share. What is chosen travels in the address.</summary>
public abstract class ActivityStatisticsPage(ActivityFigures figures, Lists lists, CurrentUser user, TimeProvider clock) : SamstegPage
{
    /// <summary>How many groups a drawing still shows.</summary>
    private const int MostDrawn = 12;

    /// <summary>Divided by what.</summary>
    [BindProperty(SupportsGet = true)]
    public ActivityDivision? By { get; set; }

    /// <summary>First day; for who is entitled to individuals.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    /// <summary>Last day; for who is entitled to individuals.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    /// <summary>The year; for everybody else.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>What an hour at a seat costs, in kronor; null when it is not counted.</summary>
    [BindProperty(SupportsGet = true), Range(0, 10_000)]
    public decimal? Cost { get; set; }

    /// <summary>The form of the file that is fetched; null for the page.</summary>
    [BindProperty(SupportsGet = true, Name = "fil")]
    public string? Format { get; set; }

    /// <summary>The figures.</summary>
    public ActivityFiguresShown Figures { get; private set; } = null!;

    /// <summary>Whether exact numbers are told.</summary>
    public bool SeesIndividuals => figures.SeesIndividuals(Asked);

    /// <summary>Whether the groups are few enough to be drawn.</summary>
    public bool IsDrawn => Figures.Groups.Count <= MostDrawn;

    /// <summary>What a group is called below its bars: of months the year is left out where it is the same.</summary>
    public string DrawnName(string name) => By is ActivityDivision.Month && From?.Year == To?.Year ? name.Split('\u00A0')[0] : name;

    /// <summary>What can be chosen to divide by.</summary>
    public IReadOnlyList<Choice> Divisions => [.. figures.Divisions(Asked).Select(division => new Choice(division.ToString(), T[division.TextKey()]))];

    /// <summary>Years to choose from.</summary>
    public IReadOnlyList<Choice> YearChoices
    {
        get
        {
            var latest = ActivityPeriod.Of(clock.Today(), false, null, null, null).To.Year;
            return [.. Enumerable.Range(0, ActivityPeriod.Years).Select(back => (latest - back).ToString(CultureInfo.InvariantCulture)).Select(static year => new Choice(year, year))];
        }
    }

    /// <summary>The page's own address.</summary>
    public abstract string Here { get; }

    /// <summary>The address of what is shown, with everything chosen.</summary>
    public string Chosen => string.Create(CultureInfo.InvariantCulture, $"{Here}?By={By}{(SeesIndividuals ? $"&From={From:O}&To={To:O}" : $"&Year={Year}")}{(Cost is { } cost ? $"&Cost={cost}" : null)}");

    /// <summary>The initiative asked about; null for all within reach.</summary>
    protected abstract InitiativeId? Asked { get; }

    /// <summary>Where a group is looked at closer; null where it cannot be, or not by the viewer.</summary>
    public string? PathOf(ActivityRow row) => (Asked, By) switch
    {
        ({ } initiative, ActivityDivision.Series) when user.May(Permissions.ActivitiesRead, initiative) && Guid.TryParse(row.Code, out var series) => Paths.Series(initiative, new SeriesId(series)),
        (null, ActivityDivision.Initiative) => $"/insatser/{row.Code}/aktiviteter/statistik",
        _ => null,
    };

    /// <summary>Shows the figures, or hands them out as a file.</summary>
    protected async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        var today = clock.Today();
        if (SeesIndividuals && ModelState.IsValid)
        {
            if (To > today)
            {
                ModelState.AddModelError(nameof(To), T["activity_statistics.not_in_future"]);
            }
            else if (From > (To ?? today))
            {
                ModelState.AddModelError(nameof(From), T["activity_statistics.from_after_to"]);
            }
        }

        var isValid = ModelState.IsValid;
        Response.StatusCode = isValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        var division = By is { } by && figures.Divisions(Asked).Contains(by) ? by : ActivityDivision.Type;
        var (from, to) = isValid ? ActivityPeriod.Of(today, SeesIndividuals, From, To, Year) : ActivityPeriod.Of(today, SeesIndividuals, null, null, null);
        Figures = await figures.OfAsync(new ActivityQuestion(Asked, from, to, division), cancellation);
        (By, From, To, Year, Cost) = (division, from, to, to.Year, isValid ? Cost : null);
        ListExportFormat? format = Format switch { "csv" => ListExportFormat.Csv, "xlsx" => ListExportFormat.Xlsx, _ => null };
        if (format is { } file && isValid)
        {
            return await lists.TableAsync(T["activity_statistics.title"], [.. ActivityFigureWords.Headings.Select(key => T[key])], ActivityFigureWords.Rows(T, Figures, Cost), file, "activity_statistics", Asked, cancellation);
        }

        if (isValid)
        {
            ModelState.Clear(); // what is chosen by itself stands in the fields too
        }

        return Page();
    }
}
