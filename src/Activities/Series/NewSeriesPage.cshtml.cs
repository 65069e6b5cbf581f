using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Makes a series with its sessions, filled in from its type of activity, or another group of a series. The days are shown before anything is made.</summary>
[Authorize(Policy = Permissions.ActivitiesEdit)]
public sealed class NewSeriesPage(
    RequestDatabase database, MakeSeries make, ActivityTypeList types, LeaderChoices leaders, RoomChoices rooms, Workspace workspace) : SamstegPage, IArrangementForm
{
    /// <summary>The form.</summary>
    [BindProperty]
    public SeriesInput Input { get; set; } = new();

    /// <summary>The initiative.</summary>
    public InitiativeFacts Facts { get; private set; } = null!;

    /// <summary>What it can be made of.</summary>
    public IReadOnlyList<ActivityChoice> Types { get; private set; } = [];

    /// <summary>Who may lead it.</summary>
    public IReadOnlyList<Choice> Leaders { get; private set; } = [];

    /// <summary>The rooms.</summary>
    public IReadOnlyList<Choice> Rooms { get; private set; } = [];

    /// <summary>The days that were asked for; null before they were.</summary>
    public SeriesDays? Days { get; private set; }

    /// <summary>What it can be made of, as alternatives.</summary>
    public IReadOnlyList<Choice> Activities => [.. Types.Select(type => new Choice(type.Id.ToString(), T[$"planning.for.{SnakeCase.Of(type.Audience.ToString())}", type.Name]))];

    /// <summary>Weekdays to choose among, from Monday.</summary>
    public IReadOnlyList<Choice> Weekdays => [.. Enumerable.Range(1, 7).Select(number => (DayOfWeek)(number % 7)).Select(day => new Choice(day.ToString(), Display.WeekdayName(day)))];

    /// <summary>Rhythms to choose among.</summary>
    public IReadOnlyList<Choice> Rhythms => T.Choices<WeekRhythm>();

    Arrangement IArrangementForm.Input => Input;

    /// <summary>The form, filled in from the type that the address names or the first one, or from the series that it is another group of.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, Guid? activity, SeriesId? group, CancellationToken cancellation)
    {
        if (!await LoadAsync(initiative, cancellation))
        {
            return NotFound();
        }

        if (group is { } of)
        {
            return await FillFromAsync(initiative, of, cancellation) ? Page() : NotFound();
        }

        if ((Types.FirstOrDefault(type => activity is not null && (type.Id == activity || type.PlannedActivityId == activity)) ?? Types.FirstOrDefault()) is { } chosen)
        {
            Input = new SeriesInput { Activity = chosen.Id, Time = new TimeOnly(9, 0) };
            Follow(chosen);
        }

        return Page();
    }

    /// <summary>The form again, filled in from the type that was chosen in it; nothing is made.</summary>
    public async Task<IActionResult> OnPostTypeAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        if (!await LoadAsync(initiative, cancellation))
        {
            return NotFound();
        }

        if (Types.FirstOrDefault(type => type.Id == Input.Activity) is { } chosen)
        {
            ModelState.Clear();
            Follow(chosen);
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
        Days = result.IsDone ? null : new SeriesDays(Input, []);
        return Answer(result, Paths.Series(initiative, series), "activities.plan.series_made");
    }

    /// <summary>The days, and what stands in their way; nothing is made. As part of the page, or the page again without script.</summary>
    public async Task<IActionResult> OnPostDaysAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        if (!await LoadAsync(initiative, cancellation))
        {
            return NotFound();
        }

        var isPart = Request.Headers.ContainsKey("HX-Request");
        if (!ModelState.IsValid)
        {
            return isPart ? Partial("/Series/_SeriesDays.cshtml", new SeriesDays(Input, [])) : Page();
        }

        var (problems, _) = await make.JudgeAsync(initiative, Input, cancellation);
        Days = new SeriesDays(Input, [.. problems.Select(problem => T[problem.TextKey, problem.Arguments])]);
        return isPart ? Partial("/Series/_SeriesDays.cshtml", Days) : Page();
    }

    /// <summary>What a type says of its series. A name is the planner's own unless a type gave it.</summary>
    private void Follow(ActivityChoice chosen)
    {
        static string NameOf(ActivityChoice type) => $"{type.Name} {type.SeriesMade + 1}";
        if (string.IsNullOrWhiteSpace(Input.Name) || Types.Any(type => Input.Name == NameOf(type)))
        {
            Input.Name = NameOf(chosen);
        }

        Input.SessionTotal = chosen.SessionsEach ?? 6;
        Input.Follow(chosen);
    }

    private async Task<bool> FillFromAsync(InitiativeId initiative, SeriesId of, CancellationToken cancellation)
    {
        if (await database.Context.Set<ActivitySeries>().AsNoTracking().SingleOrDefaultAsync(found => found.Id == of && found.InitiativeId == initiative, cancellation) is not { } series)
        {
            return false;
        }

        var first = await database.Context.Set<Session>().AsNoTracking().Where(session => session.SeriesId == of).OrderBy(static session => session.Number).FirstOrDefaultAsync(cancellation);
        var groups = await database.ScalarAsync<int>(Sql.Of($"select count(*)::integer from activity_series where initiative_id = {initiative} and coalesce(group_of, id) = {series.GroupOf ?? of}"), cancellation);
        Input = new SeriesInput
        {
            GroupOf = series.GroupOf ?? of,
            Activity = series.ActivityTypeId?.Value ?? Types.FirstOrDefault(type => type.PlannedActivityId == series.PlannedActivityId)?.Id,
            Name = T["planning.group.name", series.Name, groups + 1],
            Time = first is null ? new TimeOnly(9, 0) : TimeOnly.FromDateTime(SwedishTime.Local(first.StartsAt).DateTime),
            Minutes = first is null ? 180 : (int)(first.EndsAt - first.StartsAt).TotalMinutes,
            SessionTotal = series.SessionTotal,
            CompletionMinimum = series.CompletionMinimum,
            CompletionTask = series.CompletionTask,
            Place = series.Place,
            Room = series.RoomId,
            OnlineLink = series.OnlineLink,
            Capacity = series.Capacity,
            Materials = series.Materials,
        };
        return true;
    }

    private async Task<bool> LoadAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(initiative, "activities.plan.new_series", cancellation) is not { } facts)
        {
            return false;
        }

        Facts = facts;
        Types = await types.ChoicesAsync(initiative, cancellation);
        Leaders = await leaders.AllAsync(initiative, cancellation);
        Rooms = await rooms.AllAsync(null, cancellation);
        return true;
    }
}

/// <summary>The days of a series that is being planned.</summary>
/// <param name="Input">What is asked for.</param>
/// <param name="Problems">What stands in their way, in words.</param>
public sealed record SeriesDays(SeriesInput Input, IReadOnlyList<string> Problems)
{
    /// <summary>How many problems are told before the rest is folded.</summary>
    public const int ToldAtOnce = 3;

    /// <summary>The days in order, with those passed over in between; none before there is a first day and an end.</summary>
    public IReadOnlyList<RecurringDay> Rows { get; } = Input.Days() ?? [];

    /// <summary>How many it meets on.</summary>
    public int Met => Rows.Count(static day => day.IsMet);

    /// <summary>The last one; null when there is none.</summary>
    public DateOnly? Last => Rows.LastOrDefault(static day => day.IsMet) is { IsMet: true } last ? last.Day : null;

    /// <summary>The hours of each in words; empty before they are said.</summary>
    public string Hours(DateOnly day) => Input is { Time: { } time, Minutes: { } minutes }
        ? SessionWords.Hours(SwedishTime.At(day, time), SwedishTime.At(day, time).AddMinutes(minutes)) : string.Empty;
}
