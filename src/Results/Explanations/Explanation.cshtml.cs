using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>How a figure is counted, as of when, and who is behind it; also as it was known earlier.</summary>
[Authorize(Policy = Permissions.ResultsRead)]
public sealed class ExplanationPage(Workspace workspace, Indicators indicators, MeasureCatalogue measures, BehindFigure behind, TargetChoices choices, CurrentUser user, TimeProvider clock) : SamstegPage
{
    /// <summary>The target evaluated now.</summary>
    public Indicator Now { get; private set; } = null!;

    /// <summary>Its measure; null when the value is reported.</summary>
    public Measure? Measure { get; private set; }

    /// <summary>Rows behind the value now.</summary>
    public Behind Behind { get; private set; } = Behind.Nothing;

    /// <summary>When it was evaluated.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The day to compare with.</summary>
    [BindProperty(SupportsGet = true, Name = "dag")]
    public DateOnly? Day { get; set; }

    /// <summary>The state on <see cref="Day"/> as known when it ended; null when no day is chosen.</summary>
    public Indicator? AsKnownThen { get; private set; }

    /// <summary>The state on <see cref="Day"/> with all that is known now; null when no day is chosen.</summary>
    public Indicator? AsKnownNow { get; private set; }

    /// <summary>Subjects that count on that day by what is known now, but did not by what was known then.</summary>
    public IReadOnlyList<BehindRow> Gained { get; private set; } = [];

    /// <summary>Subjects that counted by what was known then, but do not by what is known now.</summary>
    public IReadOnlyList<BehindRow> Lost { get; private set; } = [];

    /// <summary>Whether the viewer may know who is behind the figure.</summary>
    public bool SeesRows => Measure is { RowsPointToPeople: false } || user.SeesIndividuals(Now.Target.InitiativeId);

    /// <summary>Whether the viewer may revise, report and remove.</summary>
    public bool MayEdit => !Now.Target.IsRemoved && user.May(Permissions.ResultsEdit, Now.Target.InitiativeId);

    /// <summary>Whether the viewer may change its wording.</summary>
    public bool MayPlan => !Now.Target.IsRemoved && user.May(Permissions.InitiativesEdit, Now.Target.InitiativeId);

    /// <summary>The objectives and the planned activity it belongs to, by name.</summary>
    public IReadOnlyList<string> BelongsTo { get; private set; } = [];

    /// <summary>Last Friday: the day to compare with when none is chosen.</summary>
    public DateOnly LastFriday
    {
        get
        {
            var day = clock.Today().AddDays(-1);
            while (day.DayOfWeek != DayOfWeek.Friday)
            {
                day = day.AddDays(-1);
            }

            return day;
        }
    }

    /// <summary>Address of a target's explanation.</summary>
    public static string PathOf(Target target) => $"/insatser/{target.InitiativeId}/mal/{target.Id}";

    /// <summary>Evaluates the target now and, when a day is given, on that day in both lights.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, TargetId target, CancellationToken cancellation)
    {
        if (await indicators.OfTargetAsync(initiative, target, Viewpoint.Now(clock), cancellation) is not { } now
            || await workspace.OpenAsync(initiative, "results.explanation.title", cancellation, now.Target.Code, now.Target.Name) is null)
        {
            return NotFound();
        }

        Now = now;
        At = clock.GetUtcNow();
        BelongsTo = await choices.NamesOfAsync(now.Target, cancellation);
        Measure = measures.Find(now.Target.Measure);
        Behind = await behind.ReadAsync(now.Target, Viewpoint.Now(clock), cancellation);
        if (Day is { } day && Measure is not null && SeesRows)
        {
            await CompareAsync(now.Target, day, cancellation);
        }

        return Page();
    }

    private async Task CompareAsync(Target target, DateOnly day, CancellationToken cancellation)
    {
        if (day > clock.Today() || day < Viewpoint.EarliestDay)
        {
            ModelState.AddModelError("dag", T["results.day_in_future"]);
            Day = null;
            return;
        }

        var (then, today) = (Viewpoint.AsKnownOn(day), Viewpoint.On(day, clock));
        AsKnownThen = await indicators.OfTargetAsync(target.InitiativeId, target.Id, then, cancellation);
        AsKnownNow = await indicators.OfTargetAsync(target.InitiativeId, target.Id, today, cancellation);
        var rowsThen = await behind.ReadAsync(target, then, cancellation);
        var rowsNow = await behind.ReadAsync(target, today, cancellation);
        Gained = Beyond(rowsNow, rowsThen);
        Lost = Beyond(rowsThen, rowsNow);
    }

    private static List<BehindRow> Beyond(Behind one, Behind other)
    {
        var known = other.Rows.Where(static row => row.Part).Select(static row => row.Id).ToHashSet();
        return [.. one.Rows.Where(row => row.Part && !known.Contains(row.Id))];
    }
}
