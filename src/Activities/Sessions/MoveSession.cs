using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>When, where and by whom.</summary>
public sealed class SessionInput
{
    /// <summary>The version that the form was made of.</summary>
    public uint Version { get; set; }

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
}

/// <summary>Moves a planned session, or names its place and leader.</summary>
public sealed class MoveSession(RequestDatabase database, SessionRules rules)
{
    /// <summary>Refused when it is held, cancelled or marked: then its day stands. A conflict when somebody has changed it meanwhile.</summary>
    public async Task<Result> RunAsync(Session session, SessionInput input, CancellationToken cancellation)
    {
        if (session.Version != input.Version)
        {
            return Result.Conflict("activities.session.changed_meanwhile");
        }

        var startsAt = SwedishTime.At(input.Day!.Value, input.Time!.Value);
        if (startsAt != session.StartsAt && await rules.HasRegistrationsAsync(session.Id, cancellation))
        {
            return Result.Refused("Day", "activities.session.day_stands");
        }

        if (await rules.ProblemsAsync(session.InitiativeId, input.Day.Value, input.Day.Value, input.Leader, cancellation) is { Count: > 0 } problems)
        {
            return Result.Of(problems);
        }

        session.StartsAt = startsAt;
        session.EndsAt = startsAt.AddMinutes(input.Minutes!.Value);
        session.Place = input.Place?.Trim() ?? string.Empty;
        session.LeaderAccountId = input.Leader;
        try
        {
            await database.Context.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Result.Conflict("activities.session.changed_meanwhile");
        }

        return Result.Done;
    }
}
