using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Another day for an event, or that it never happened, as its form sends it.</summary>
public sealed record PlacementEventCorrection
{
    /// <summary>The right day; not asked when it is taken back.</summary>
    public DateOnly? OccurredOn { get; set; }

    /// <summary>Why.</summary>
    [Required, MaxLength(500)]
    public string? Reason { get; set; }

    /// <summary>Whether it never happened.</summary>
    public bool IsRetracted { get; set; }
}

/// <summary>Corrects the day on which something happened to a placement, or takes the registration back. What stood before stays readable.</summary>
public sealed class CorrectPlacementEvent(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Corrects it. Null when there is no such event within reach.</summary>
    public async Task<Result?> RunAsync(
        InitiativeId initiative, PlacementId placement, Guid id, PlacementEventCorrection input, CancellationToken cancellation)
    {
        var history = await PlacementHistory.LockAsync(database, initiative, placement, cancellation);
        var standing = await database.Context.Set<PlacementEvent>()
            .FirstOrDefaultAsync(row => row.Id == id && row.PlacementId == placement && row.InitiativeId == initiative, cancellation);
        if (history is null || standing is null)
        {
            return null;
        }

        if (standing.SupersededAt is not null)
        {
            return Result.Conflict("placements.refused.stale");
        }

        var problems = Problems(history, standing.Event, input).ToList();
        if (problems.Count == 0 && input.IsRetracted && (standing.Event is PlacementEventKind.Ended or PlacementEventKind.Withdrawn) && await NoRoomAsync(placement, cancellation) is { } full)
        {
            problems.Add(full);
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var now = clock.GetUtcNow();
        standing.Supersede(now, input.Reason!.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        if (input.IsRetracted)
        {
            return Result.Done;
        }

        database.Context.Add(new PlacementEvent
        {
            InitiativeId = initiative,
            ParticipantId = standing.ParticipantId,
            PlacementId = placement,
            Event = standing.Event,
            Reason = standing.Reason,
            OccurredOn = input.OccurredOn!.Value,
            RegisteredAt = now,
            RegisteredBy = user.RequiredAccount,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>
    /// What keeps a placement that is over from taking its place in the place bank again: asked under the opening's lock. That the opening has expired or been withdrawn meanwhile
    /// does not, since the participant is there.
    /// </summary>
    private async Task<Problem?> NoRoomAsync(PlacementId placement, CancellationToken cancellation)
    {
        var opening = await database.Context.Set<Placement>().Where(row => row.Id == placement).Select(static row => row.OpeningId).SingleAsync(cancellation);
        if (opening is not { } wanted)
        {
            return null;
        }

        await OpeningHold.TakeAsync(database, wanted, cancellation);
        return await database.FindAsync<Room>(Sql.Of($"select places, taken from placement_openings where id = {wanted}"), cancellation) switch
        {
            null => new(string.Empty, "openings.refused.not_offered"),
            { } room when room.Taken >= room.Places => new(string.Empty, "openings.refused.full", room.Places),
            _ => null,
        };
    }

    private IReadOnlyList<Problem> Problems(PlacementHistory history, PlacementEventKind kind, PlacementEventCorrection input)
    {
        if (input.IsRetracted)
        {
            return history.RetractionProblems(kind);
        }

        if (input.OccurredOn is not { } day)
        {
            return [new(nameof(input.OccurredOn), "ui.required")];
        }

        return kind switch
        {
            PlacementEventKind.Paused => [new(string.Empty, "placements.pause.correct_text")],
            PlacementEventKind.Extended => [new(string.Empty, "placements.refused.register_anew")],
            PlacementEventKind.Started => history.StartProblems(day, clock.Today()),
            PlacementEventKind.Ended => history.EndProblems(day, clock.Today()),
            _ => day > clock.Today() ? [new(nameof(input.OccurredOn), "placements.refused.future")] : [],
        };
    }

    private sealed record Room(int Places, int Taken);
}
