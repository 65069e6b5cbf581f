using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A single session to make.</summary>
public sealed class SingleSessionInput : Arrangement
{
    /// <summary>Id of the form, which becomes the session's: sent twice it makes one session.</summary>
    [FormId]
    public SessionId Form { get; set; } = NewId.Of<SessionId>();

    /// <summary>The type of activity, or an activity of the plan.</summary>
    [Required]
    public Guid? Activity { get; init; }

    /// <summary>Name of the session.</summary>
    [Required, StringLength(ActivitySeries.NameLength)]
    public string? Name { get; init; }

    /// <summary>The day.</summary>
    [Required]
    public DateOnly? Day { get; init; }

    /// <summary>Begins.</summary>
    [Required]
    public TimeOnly? Time { get; init; }

    /// <summary>Length in minutes.</summary>
    [Required, Range(5, Session.LongestMinutes)]
    public int? Minutes { get; set; }

    /// <summary>What it costs in SEK.</summary>
    [Range(0, 10_000_000)]
    public decimal? Cost { get; init; }

    /// <summary>Least number for each of <see cref="AudienceGroups.All"/>, in its order; null where none is wanted.</summary>
    public List<AudienceInput> Audience { get; init; } = [];

    /// <summary>Least number of one group.</summary>
    public sealed class AudienceInput
    {
        /// <summary>The group.</summary>
        public string? Group { get; init; }

        /// <summary>At least so many; null when none is wanted.</summary>
        [Range(1, 10_000)]
        public int? Minimum { get; init; }
    }
}

/// <summary>Makes a single session: a network meeting, a training, an open house.</summary>
public sealed class MakeSession(RequestDatabase database, ActivityTypeList types, SessionRules rules, SessionConflicts conflicts)
{
    /// <summary>Makes it. Refused where there is no such activity, where the day lies outside the initiative's period, and where a room or a leader is taken.</summary>
    public async Task<(Result Result, SessionId Session)> RunAsync(InitiativeId initiative, SingleSessionInput input, CancellationToken cancellation)
    {
        if (await database.Context.Set<Session>().AnyAsync(session => session.Id == input.Form && session.InitiativeId == initiative, cancellation))
        {
            return (Result.Done, input.Form);
        }

        var problems = new List<Problem>();
        var activity = (await types.ChoicesAsync(initiative, cancellation)).FirstOrDefault(choice => choice.Id == input.Activity || choice.PlannedActivityId == input.Activity);
        if (activity is null)
        {
            problems.Add(new Problem("Activity", "activities.plan.unknown_activity"));
        }

        var wanted = input.Audience.Where(static audience => audience.Minimum is not null).ToList();
        if ((wanted.Count > 0 && activity?.Audience.ForOrganisations() == false) || wanted.Exists(static audience => !AudienceGroups.All.Contains(audience.Group)) || wanted.DistinctBy(static audience => audience.Group).Count() < wanted.Count)
        {
            problems.Add(new Problem(string.Empty, "ui.invalid"));
        }

        problems.AddRange(await rules.ProblemsAsync(initiative, input.Day!.Value, input.Day.Value, input, null, cancellation));
        var startsAt = SwedishTime.At(input.Day.Value, input.Time!.Value);
        var time = new WantedTime(input.Form, startsAt, startsAt.AddMinutes(input.Minutes!.Value), input.Room, input.Leader, input.SecondLeader);
        if (problems.Count == 0)
        {
            problems.AddRange(await conflicts.ProblemsAsync(initiative, null, [time], input.Anyway, onHolidays: false, cancellation));
        }

        if (problems.Count > 0)
        {
            return (Result.Of(problems), default);
        }

        var type = (await types.ChooseAsync(initiative, input.Activity, cancellation))!;
        var session = new Session
        {
            Id = input.Form,
            InitiativeId = initiative,
            ActivityTypeId = type.Id,
            Type = type.Kind,
            Audience = type.Audience,
            Name = new LocalText(input.Name!.Trim()),
            StartsAt = time.StartsAt,
            EndsAt = time.EndsAt,
            Place = input.Place?.Trim() ?? string.Empty,
            RoomId = input.Room,
            OnlineLink = input.Link,
            Capacity = input.Capacity,
            Materials = input.Materials?.Trim() ?? string.Empty,
            Cost = input.Cost,
            LeaderAccountId = input.Leader,
            SecondLeaderAccountId = input.SecondLeader,
        };
        database.Context.Add(session);
        await database.Context.SaveChangesAsync(cancellation);
        database.Context.AddRange(wanted.Select(audience => new SessionAudience
        {
            InitiativeId = initiative, SessionId = session.Id, AudienceGroup = audience.Group!, Minimum = audience.Minimum!.Value,
        }));
        database.Context.AddRange(SessionTask.Of(type.Checklist, initiative, session.Id));
        await database.Context.SaveChangesAsync(cancellation);
        return (Result.Done, session.Id);
    }
}
