using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A series to make, with its sessions.</summary>
public sealed class SeriesInput : TimedArrangement
{
    /// <summary>Id of the form, which becomes the series's: sent twice it makes one series.</summary>
    [FormId]
    public SeriesId Form { get; set; } = NewId.Of<SeriesId>();

    /// <summary>The type of activity, or an activity of the plan.</summary>
    [Required]
    public Guid? Activity { get; init; }

    /// <summary>The series that it is another group of.</summary>
    public SeriesId? GroupOf { get; init; }

    /// <summary>Name of the series.</summary>
    [Required, StringLength(ActivitySeries.NameLength)]
    public string? Name { get; set; }

    /// <summary>The weekdays it meets on; none: that of the first day.</summary>
    public List<DayOfWeek> Weekdays { get; init; } = [];

    /// <summary>Which weeks.</summary>
    public WeekRhythm Weeks { get; init; }

    /// <summary>Weeks from one session to the next, where it is not odd or even ones.</summary>
    [Range(1, 26)]
    public int? EveryWeeks { get; init; } = 1;

    /// <summary>Number of sessions; null when it goes on to a last day.</summary>
    [Range(1, ActivitySeries.MostSessions)]
    public int? SessionTotal { get; set; }

    /// <summary>Last day that it may meet on; null when the number says.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Whether it meets on holidays and their eves too.</summary>
    public bool OnHolidays { get; init; }

    /// <summary>Days that are passed over.</summary>
    [MaxLength(ActivitySeries.MostSessions)]
    public List<DateOnly> Except { get; init; } = [];

    /// <summary>Sessions one must be present at to have completed the series; null: all but one.</summary>
    [Range(1, ActivitySeries.MostSessions)]
    public int? CompletionMinimum { get; init; }

    /// <summary>The task that must be handed in too; nothing when there is none.</summary>
    [StringLength(ActivitySeries.TaskLength)]
    public string? CompletionTask { get; init; }

    /// <summary>The days that are asked for; null without a first day or an end.</summary>
    internal IReadOnlyList<RecurringDay>? Days() =>
        Day is { } day && (SessionTotal ?? (object?)Until) is not null
            ? new Recurrence(day, Weekdays, Weeks, EveryWeeks ?? 1, SessionTotal, Until, OnHolidays, Except).Days(ActivitySeries.MostSessions)
            : null;

    /// <summary>The times of its sessions.</summary>
    internal IReadOnlyList<(DateTimeOffset StartsAt, DateTimeOffset EndsAt)> Times(IEnumerable<RecurringDay> days) =>
        [.. days.Where(static day => day.IsMet).Select(day => SwedishTime.At(day.Day, Time!.Value)).Select(at => (at, at.AddMinutes(Minutes!.Value)))];
}

/// <summary>Makes a series with its sessions.</summary>
public sealed class MakeSeries(RequestDatabase database, ActivityTypeList types, SessionRules rules, SessionConflicts conflicts)
{
    /// <summary>Makes it. Refused where there is no such activity, where it would not end, or end after the initiative, and where a room or a leader is taken.</summary>
    public async Task<(Result Result, SeriesId Series)> RunAsync(InitiativeId initiative, SeriesInput input, CancellationToken cancellation)
    {
        if (await database.Context.Set<ActivitySeries>().AnyAsync(series => series.Id == input.Form && series.InitiativeId == initiative, cancellation))
        {
            return (Result.Done, input.Form);
        }

        var (problems, times) = await JudgeAsync(initiative, input, cancellation);
        if (problems.Count > 0)
        {
            return (Result.Of(problems), default);
        }

        var type = (await types.ChooseAsync(initiative, input.Activity, cancellation))!;
        var series = new ActivitySeries
        {
            Id = input.Form,
            InitiativeId = initiative,
            PlannedActivityId = type.PlannedActivityId,
            ActivityTypeId = type.Id,
            Type = type.Kind,
            Audience = type.Audience,
            GroupOf = await FirstGroupAsync(initiative, input.GroupOf, cancellation),
            Name = new LocalText(input.Name!.Trim()),
            Place = input.Place?.Trim() ?? string.Empty,
            RoomId = input.Room,
            OnlineLink = input.Link,
            Capacity = input.Capacity,
            Materials = input.Materials?.Trim() ?? string.Empty,
            SessionTotal = times.Count,
            CompletionMinimum = input.CompletionMinimum ?? Math.Max(1, times.Count - 1),
            CompletionTask = input.CompletionTask?.Trim() ?? string.Empty,
            LeaderAccountId = input.Leader,
            SecondLeaderAccountId = input.SecondLeader,
        };
        database.Context.Add(series);
        await database.Context.SaveChangesAsync(cancellation);
        database.Context.AddRange(times.Select((time, index) => SessionOf(series, index + 1, time.Id, time.StartsAt, time.EndsAt)));
        await database.Context.SaveChangesAsync(cancellation);
        database.Context.AddRange(times.SelectMany(time => SessionTask.Of(type.Checklist, initiative, time.Id)));
        await database.Context.SaveChangesAsync(cancellation);
        return (Result.Done, series.Id);
    }

    /// <summary>What stands in its way, and the times that its sessions would have; told before anything is made.</summary>
    public async Task<(IReadOnlyList<Problem> Problems, IReadOnlyList<WantedTime> Times)> JudgeAsync(InitiativeId initiative, SeriesInput input, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        if ((await types.ChoicesAsync(initiative, cancellation)).All(choice => choice.Id != input.Activity && choice.PlannedActivityId != input.Activity))
        {
            problems.Add(new Problem("Activity", "activities.plan.unknown_activity"));
        }

        if (input.GroupOf is not null && await FirstGroupAsync(initiative, input.GroupOf, cancellation) is null)
        {
            problems.Add(new Problem(string.Empty, "ui.invalid"));
        }

        if (input.Days() is not { } days)
        {
            problems.Add(new Problem("SessionTotal", "planning.no_end"));
            return (problems, []);
        }

        var times = input.Times(days).Select(time => new WantedTime(NewId.Of<SessionId>(), time.StartsAt, time.EndsAt, input.Room, input.Leader, input.SecondLeader)).ToList();
        if (times.Count == 0)
        {
            problems.Add(new Problem(input.Until is null ? "Day" : "Until", "planning.no_days"));
        }
        else if (times.Count < input.SessionTotal && input.Until is null)
        {
            problems.Add(new Problem("Day", "ui.not_a_day"));
        }
        else if (input is { SessionTotal: { } wanted, Until: { } until } && times.Count < wanted)
        {
            problems.Add(new Problem("Until", "planning.too_few_days", times.Count, wanted, Display.Day(until)));
        }
        else if (input.CompletionMinimum > times.Count)
        {
            problems.Add(new Problem("CompletionMinimum", "activities.plan.more_than_sessions", times.Count));
        }

        problems.AddRange(times.Count == 0
            ? await rules.OfArrangementAsync(initiative, input, null, cancellation)
            : await rules.ProblemsAsync(initiative, SwedishTime.DateOf(times[0].StartsAt), SwedishTime.DateOf(times[^1].StartsAt), input, null, cancellation));
        if (problems.Count == 0)
        {
            problems.AddRange(await conflicts.ProblemsAsync(initiative, null, times, input.Anyway, input.OnHolidays, cancellation));
        }

        return (problems, times);
    }

    /// <summary>The first group of the series that another group is made of; null when the initiative has none such.</summary>
    private async Task<SeriesId?> FirstGroupAsync(InitiativeId initiative, SeriesId? of, CancellationToken cancellation) =>
        await database.ScalarAsync<Guid?>(Sql.Of($"select coalesce(group_of, id) from activity_series where id = {of}::uuid and initiative_id = {initiative}"), cancellation) is { } first
            ? new SeriesId(first) : null;

    private static Session SessionOf(ActivitySeries series, int number, SessionId id, DateTimeOffset startsAt, DateTimeOffset endsAt) => new()
    {
        Id = id,
        InitiativeId = series.InitiativeId,
        SeriesId = series.Id,
        Number = number,
        ActivityTypeId = series.ActivityTypeId,
        Type = series.Type,
        Audience = series.Audience,
        Name = series.Name with { },
        StartsAt = startsAt,
        EndsAt = endsAt,
        Place = series.Place,
        RoomId = series.RoomId,
        OnlineLink = series.OnlineLink,
        Capacity = series.Capacity,
        Materials = series.Materials,
        LeaderAccountId = series.LeaderAccountId,
        SecondLeaderAccountId = series.SecondLeaderAccountId,
    };
}
