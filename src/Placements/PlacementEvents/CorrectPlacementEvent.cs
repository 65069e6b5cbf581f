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

        var problems = Problems(history, standing.Event, input);
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
            PlacementEventKind.Paused or PlacementEventKind.Extended => [new(string.Empty, "placements.refused.register_anew")],
            PlacementEventKind.Started => history.StartProblems(day, clock.Today()),
            PlacementEventKind.Ended => history.EndProblems(day, clock.Today()),
            _ => day > clock.Today() ? [new(nameof(input.OccurredOn), "placements.refused.future")] : [],
        };
    }
}
