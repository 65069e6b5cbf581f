using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Changes a series: name, place, leader, completion.</summary>
[Authorize(Policy = Permissions.ActivitiesEdit)]
public sealed class EditSeriesPage(RequestDatabase database, ChangeSeries change, LeaderChoices leaders, RoomChoices rooms, Workspace workspace) : SamstegPage, IArrangementForm
{
    /// <summary>The form.</summary>
    [BindProperty]
    public SeriesChangeInput Input { get; set; } = new();

    /// <summary>The series.</summary>
    public ActivitySeries Series { get; private set; } = null!;

    /// <summary>Who may lead it.</summary>
    public IReadOnlyList<Choice> Leaders { get; private set; } = [];

    /// <summary>The rooms.</summary>
    public IReadOnlyList<Choice> Rooms { get; private set; } = [];

    Arrangement IArrangementForm.Input => Input;

    /// <summary>The form, with what holds.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, SeriesId series, CancellationToken cancellation)
    {
        if (!await LoadAsync(initiative, series, cancellation))
        {
            return NotFound();
        }

        Input = new SeriesChangeInput
        {
            Version = Series.Version,
            Name = Series.Name.ToString(),
            CompletionMinimum = Series.CompletionMinimum,
            CompletionTask = Series.CompletionTask,
            Place = Series.Place,
            Room = Series.RoomId,
            OnlineLink = Series.OnlineLink,
            Leader = Series.LeaderAccountId,
            SecondLeader = Series.SecondLeaderAccountId,
            Capacity = Series.Capacity,
            Materials = Series.Materials,
        };
        return Page();
    }

    /// <summary>Changes it.</summary>
    public async Task<IActionResult> OnPostAsync(InitiativeId initiative, SeriesId series, CancellationToken cancellation)
    {
        if (!await LoadAsync(initiative, series, cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Answer(await change.RunAsync(Series, Input, cancellation), Paths.Series(initiative, series), "activities.series.changed");
    }

    private async Task<bool> LoadAsync(InitiativeId initiative, SeriesId series, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        if (await database.Context.Set<ActivitySeries>().SingleOrDefaultAsync(found => found.Id == series && found.InitiativeId == initiative, cancellation) is not { } found
            || await workspace.OpenAsync(initiative, "activities.series.edit_title", cancellation) is null)
        {
            return false;
        }

        Series = found;
        Leaders = await leaders.AllAsync(initiative, cancellation);
        Rooms = await rooms.AllAsync(found.RoomId, cancellation);
        return true;
    }
}
