using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>The form for what the three parties plan.</summary>
[Authorize(Policy = Permissions.PlacementsEdit)]
public sealed class PlacementPlanPage(RequestDatabase database, Workspace workspace, PageChrome chrome, TimeProvider clock, PlanTogether plan)
    : PlacementFilePage(database, workspace, chrome, clock)
{
    /// <summary>The form.</summary>
    [BindProperty]
    public PlacementPlanInput Input { get; set; } = new();

    /// <summary>Monday's morning to Friday's afternoon, then the weekend.</summary>
    public IReadOnlyList<Choice> HalfDays => [.. Enumerable.Range(0, WeekTimes.HalfDays).Select(half => new Choice($"{half}", InWords(T, half)))];

    /// <inheritdoc/>
    protected override string TitleKey => "placements.plan.title";

    /// <summary>The form with what is planned.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        if (await Database.Context.Set<PlacementPlan>().SingleOrDefaultAsync(row => row.PlacementId == Id, cancellation) is { } standing)
        {
            Input = PlacementPlanInput.Of(standing);
        }
    }

    /// <summary>Plans.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        ModelState.IsValid ? Answer(await plan.RunAsync(Initiative, Id, Input, cancellation), Here, "placements.notice.plan") : Page();

    /// <summary>A half-day in words: <c>måndag förmiddag</c>.</summary>
    internal static string InWords(Texts texts, int half) =>
        texts[half % 2 == 0 ? "placements.plan.morning" : "placements.plan.afternoon", System.Globalization.CultureInfo.CurrentUICulture.DateTimeFormat.GetDayName((DayOfWeek)(((half / 2) + 1) % 7))];
}
