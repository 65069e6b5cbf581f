using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A series to make, with its sessions.</summary>
public sealed class SeriesInput
{
    /// <summary>Id of the form, which becomes the series's: sent twice it makes one series.</summary>
    [FormId]
    public SeriesId Form { get; set; } = NewId.Of<SeriesId>();

    /// <summary>The activity of the plan.</summary>
    [Required]
    public Guid? Activity { get; init; }

    /// <summary>Name of the series.</summary>
    [Required, StringLength(ActivitySeries.NameLength)]
    public string? Name { get; init; }

    /// <summary>Day of the first session.</summary>
    [Required]
    public DateOnly? Day { get; init; }

    /// <summary>Each session begins.</summary>
    [Required]
    public TimeOnly? Time { get; init; }

    /// <summary>Length of each session in minutes.</summary>
    [Required, Range(5, Session.LongestMinutes)]
    public int? Minutes { get; init; }

    /// <summary>Weeks from one session to the next.</summary>
    [Required, Range(1, 26)]
    public int? EveryWeeks { get; init; } = 1;

    /// <summary>Number of sessions.</summary>
    [Required, Range(1, ActivitySeries.MostSessions)]
    public int? SessionTotal { get; init; }

    /// <summary>Sessions one must be present at to have completed the series.</summary>
    [Required, Range(1, ActivitySeries.MostSessions)]
    public int? CompletionMinimum { get; init; }

    /// <summary>Where.</summary>
    [StringLength(ActivitySeries.PlaceLength)]
    public string? Place { get; init; }

    /// <summary>Who leads it.</summary>
    public AccountId? Leader { get; init; }
}

/// <summary>Makes a series with its sessions.</summary>
public sealed class MakeSeries(RequestDatabase database, PlannedSessions plan, SessionRules rules)
{
    /// <summary>Makes it. Refused where the plan has no such activity, or a session would fall outside the initiative's period.</summary>
    public async Task<(Result Result, SeriesId Series)> RunAsync(InitiativeId initiative, SeriesInput input, CancellationToken cancellation)
    {
        if (await database.Context.Set<ActivitySeries>().AnyAsync(series => series.Id == input.Form && series.InitiativeId == initiative, cancellation))
        {
            return (Result.Done, input.Form);
        }

        var problems = new List<Problem>();
        var activity = (await plan.AllAsync(initiative, cancellation)).FirstOrDefault(planned => planned.Id == input.Activity);
        if (activity is null)
        {
            problems.Add(new Problem("Activity", "activities.plan.unknown_activity"));
        }

        if (input.CompletionMinimum > input.SessionTotal)
        {
            problems.Add(new Problem("CompletionMinimum", "activities.plan.more_than_sessions", input.SessionTotal));
        }

        var days = SessionDays.Of(input.Day!.Value, input.EveryWeeks!.Value, input.SessionTotal!.Value);
        problems.AddRange(days is null
            ? [new Problem("Day", "ui.not_a_day")]
            : await rules.ProblemsAsync(initiative, days[0], days[^1], input.Leader, cancellation));
        if (problems.Count > 0)
        {
            return (Result.Of(problems), default);
        }

        var series = new ActivitySeries
        {
            Id = input.Form,
            InitiativeId = initiative,
            PlannedActivityId = activity!.Id,
            Type = activity.Type,
            Audience = activity.Audience,
            Name = new LocalText(input.Name!.Trim()),
            Place = input.Place?.Trim() ?? string.Empty,
            SessionTotal = input.SessionTotal.Value,
            CompletionMinimum = input.CompletionMinimum!.Value,
            LeaderAccountId = input.Leader,
        };
        database.Context.Add(series);
        await database.Context.SaveChangesAsync(cancellation);
        database.Context.AddRange(days!.Select((day, index) => SessionOf(series, index + 1, SwedishTime.At(day, input.Time!.Value), input.Minutes!.Value)));
        await database.Context.SaveChangesAsync(cancellation);
        return (Result.Done, series.Id);
    }

    private static Session SessionOf(ActivitySeries series, int number, DateTimeOffset startsAt, int minutes) => new()
    {
        Id = NewId.Of<SessionId>(),
        InitiativeId = series.InitiativeId,
        SeriesId = series.Id,
        Number = number,
        Type = series.Type,
        Audience = series.Audience,
        Name = series.Name with { },
        StartsAt = startsAt,
        EndsAt = startsAt.AddMinutes(minutes),
        Place = series.Place,
        LeaderAccountId = series.LeaderAccountId,
    };
}
