using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Makes a series with its sessions, filled in from the plan.</summary>
[Authorize(Policy = Permissions.ActivitiesEdit)]
public sealed class NewSeriesPage(MakeSeries make, PlannedSessions plan, LeaderChoices leaders, Workspace workspace) : SamstegPage
{
    /// <summary>The form.</summary>
    [BindProperty]
    public SeriesInput Input { get; set; } = new();

    /// <summary>The initiative.</summary>
    public InitiativeFacts Facts { get; private set; } = null!;

    /// <summary>What the plan carries out in sessions.</summary>
    public IReadOnlyList<PlannedSession> Plan { get; private set; } = [];

    /// <summary>Who may lead it.</summary>
    public IReadOnlyList<Choice> Leaders { get; private set; } = [];

    /// <summary>The plan's activities as alternatives.</summary>
    public IReadOnlyList<Choice> Activities =>
        [.. Plan.Select(planned => new Choice(planned.Id.ToString(), T[planned.Audience is Attendees.Participants ? "activities.plan.for_participants" : "activities.plan.for_organisations", planned.Name]))];

    /// <summary>The form, filled in from the activity that the address names, or the plan's first.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, Guid? activity, CancellationToken cancellation)
    {
        if (!await LoadAsync(initiative, cancellation))
        {
            return NotFound();
        }

        if ((Plan.FirstOrDefault(planned => planned.Id == activity) ?? Plan.FirstOrDefault()) is { } chosen)
        {
            var total = chosen.SessionsEach ?? 6;
            Input = new SeriesInput
            {
                Activity = chosen.Id,
                Name = $"{chosen.Name} {chosen.SeriesMade + 1}",
                Time = new TimeOnly(9, 0),
                Minutes = (int)((chosen.HoursEach ?? 3) * 60),
                SessionTotal = total,
                CompletionMinimum = Math.Max(1, total - 1),
            };
        }

        return Page();
    }

    /// <summary>Makes it.</summary>
    public async Task<IActionResult> OnPostAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        if (!await LoadAsync(initiative, cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var (result, series) = await make.RunAsync(initiative, Input, cancellation);
        return Answer(result, Paths.Series(initiative, series), "activities.plan.series_made");
    }

    private async Task<bool> LoadAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(initiative, "activities.plan.new_series", cancellation) is not { } facts)
        {
            return false;
        }

        Facts = facts;
        Plan = await plan.AllAsync(initiative, cancellation);
        Leaders = await leaders.AllAsync(initiative, cancellation);
        return true;
    }
}
