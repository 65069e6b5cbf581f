using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>The day somebody is back, as its form sends it.</summary>
public sealed record PauseReturn
{
    /// <summary>The first day back.</summary>
    [Required]
    public DateOnly? BackOn { get; set; }
}

/// <summary>Says when somebody is back from the pause that goes on: earlier or later than was thought. What was thought stays readable.</summary>
public sealed class ReturnFromPause(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Says it. Null when there is no such placement within reach.</summary>
    public async Task<Result?> RunAsync(InitiativeId initiative, PlacementId placement, PauseReturn input, CancellationToken cancellation)
    {
        var history = await PlacementHistory.LockAsync(database, initiative, placement, cancellation);
        if (history is null)
        {
            return null;
        }

        var today = clock.Today();
        var standing = await database.Context.Set<PlacementEvent>().Where(row => row.PlacementId == placement && row.Event == PlacementEventKind.Paused
            && row.SupersededAt == null && row.OccurredOn <= today && row.UntilOn > today).OrderBy(static row => row.OccurredOn).FirstOrDefaultAsync(cancellation);
        if (standing is null || history.State != PlacementState.Paused)
        {
            return Result.Conflict("placements.refused.not_now");
        }

        var day = input.BackOn!.Value;
        if (day == standing.UntilOn)
        {
            return Result.Done;
        }

        var others = history with
        {
            PausedFrom = [.. history.PausedFrom!.Where(from => from != standing.OccurredOn)],
            PausedUntil = [.. history.PausedUntil!.Where(until => until != standing.UntilOn)],
        };
        if (day > standing.OccurredOn && others.PauseProblems(standing.OccurredOn, day) is { Count: > 0 } problems)
        {
            return Result.Refused(nameof(input.BackOn), problems[0].TextKey, [.. problems[0].Arguments]);
        }

        var now = clock.GetUtcNow();
        standing.Supersede(now);
        await database.Context.SaveChangesAsync(cancellation);
        if (day > standing.OccurredOn) // who was back on the first day of the pause was never away
        {
            database.Context.Add(new PlacementEvent
            {
                InitiativeId = initiative,
                ParticipantId = standing.ParticipantId,
                PlacementId = placement,
                Event = PlacementEventKind.Paused,
                OccurredOn = standing.OccurredOn,
                UntilOn = day,
                Reason = standing.Reason,
                RegisteredAt = now,
                RegisteredBy = user.RequiredAccount,
            });
            await database.Context.SaveChangesAsync(cancellation);
        }

        return Result.Done;
    }
}
