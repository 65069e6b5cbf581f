using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>The day a placement started or ended, as its form sends it.</summary>
public record NewPlacementEvent
{
    /// <summary>The day.</summary>
    [Required]
    public DateOnly? OccurredOn { get; set; }
}

/// <summary>Registers that a placement has started or ended.</summary>
public sealed class RegisterPlacementEvent(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Registers it; done at once when the same day stands already. Null when there is no such placement within reach.</summary>
    public async Task<Result?> RunAsync(
        InitiativeId initiative, PlacementId placement, PlacementEventKind kind, NewPlacementEvent input, CancellationToken cancellation)
    {
        var history = await PlacementHistory.LockAsync(database, initiative, placement, cancellation);
        if (history is null)
        {
            return null;
        }

        var day = input.OccurredOn!.Value;
        var standing = kind == PlacementEventKind.Started ? history.StartedOn : history.EndedOn;
        if (standing is { } known)
        {
            return known == day ? Result.Done : Result.Conflict($"placements.refused.already_{SnakeCase.Of(kind.ToString())}", Display.Day(known));
        }

        var problems = kind == PlacementEventKind.Started
            ? history.StartProblems(day, clock.Today())
            : history.EndProblems(day, clock.Today());
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        database.Context.Add(new PlacementEvent
        {
            InitiativeId = initiative,
            ParticipantId = history.ParticipantId,
            PlacementId = placement,
            Event = kind,
            OccurredOn = day,
            RegisteredAt = clock.GetUtcNow(),
            RegisteredBy = user.RequiredAccount,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}
