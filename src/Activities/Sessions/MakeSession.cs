using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A single session for organisations to make.</summary>
public sealed class SingleSessionInput
{
    /// <summary>Id of the form, which becomes the session's: sent twice it makes one session.</summary>
    [FormId]
    public SessionId Form { get; set; } = NewId.Of<SessionId>();

    /// <summary>The activity of the plan.</summary>
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
    public int? Minutes { get; init; }

    /// <summary>Where.</summary>
    [StringLength(ActivitySeries.PlaceLength)]
    public string? Place { get; init; }

    /// <summary>Who leads it.</summary>
    public AccountId? Leader { get; init; }

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

/// <summary>Makes a single session for organisations: a network meeting, a training.</summary>
public sealed class MakeSession(RequestDatabase database, PlannedSessions plan, SessionRules rules)
{
    /// <summary>Makes it. Refused where the plan has no such activity for organisations, or the day lies outside the initiative's period.</summary>
    public async Task<(Result Result, SessionId Session)> RunAsync(InitiativeId initiative, SingleSessionInput input, CancellationToken cancellation)
    {
        if (await database.Context.Set<Session>().AnyAsync(session => session.Id == input.Form && session.InitiativeId == initiative, cancellation))
        {
            return (Result.Done, input.Form);
        }

        var problems = new List<Problem>();
        var activity = (await plan.AllAsync(initiative, cancellation)).FirstOrDefault(planned => planned.Id == input.Activity);
        if (activity is not { Audience: Attendees.Organisations })
        {
            problems.Add(new Problem("Activity", "activities.plan.unknown_activity"));
        }

        var wanted = input.Audience.Where(static audience => audience.Minimum is not null).ToList();
        if (wanted.Exists(static audience => !AudienceGroups.All.Contains(audience.Group)) || wanted.DistinctBy(static audience => audience.Group).Count() < wanted.Count)
        {
            problems.Add(new Problem(string.Empty, "ui.invalid"));
        }

        problems.AddRange(await rules.ProblemsAsync(initiative, input.Day!.Value, input.Day.Value, input.Leader, cancellation));
        if (problems.Count > 0)
        {
            return (Result.Of(problems), default);
        }

        var startsAt = SwedishTime.At(input.Day.Value, input.Time!.Value);
        var session = new Session
        {
            Id = input.Form,
            InitiativeId = initiative,
            Type = activity!.Type,
            Audience = Attendees.Organisations,
            Name = new LocalText(input.Name!.Trim()),
            StartsAt = startsAt,
            EndsAt = startsAt.AddMinutes(input.Minutes!.Value),
            Place = input.Place?.Trim() ?? string.Empty,
            LeaderAccountId = input.Leader,
        };
        database.Context.Add(session);
        await database.Context.SaveChangesAsync(cancellation);
        database.Context.AddRange(wanted.Select(audience => new SessionAudience
        {
            InitiativeId = initiative, SessionId = session.Id, AudienceGroup = audience.Group!, Minimum = audience.Minimum!.Value,
        }));
        await database.Context.SaveChangesAsync(cancellation);
        return (Result.Done, session.Id);
    }
}
