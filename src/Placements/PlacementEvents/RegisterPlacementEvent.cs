using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What happened to a placement, as its form sends it.</summary>
public record NewPlacementEvent
{
    /// <summary>The day.</summary>
    [Required]
    public DateOnly? OccurredOn { get; set; }

    /// <summary>Of a pause the day the participant is back, of an extension the new last day.</summary>
    public DateOnly? UntilOn { get; set; }

    /// <summary>Why, where a reason is asked for.</summary>
    public PlacementReason? Reason { get; set; }

    /// <summary>Whether a start is meant although not all three parties stand behind the plan.</summary>
    public bool Anyway { get; set; }
}

/// <summary>Registers what has happened to a placement.</summary>
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
        if (PlacementSteps.IsOnce(kind) && await StandingAsync(placement, kind, cancellation) is { } known)
        {
            return known == day ? Result.Done : Result.Conflict($"placements.refused.already_{SnakeCase.Of(kind.ToString())}", Display.Day(known));
        }

        var problems = history.Problems(kind, input, clock.Today());
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        if (kind == PlacementEventKind.Started && !input.Anyway && await IsUnconfirmedAsync(placement, cancellation))
        {
            return Result.Refused(nameof(input.Anyway), "placements.refused.unconfirmed");
        }

        database.Context.Add(new PlacementEvent
        {
            InitiativeId = initiative,
            ParticipantId = history.ParticipantId,
            PlacementId = placement,
            Event = kind,
            OccurredOn = day,
            UntilOn = PlacementSteps.IsOnce(kind) ? null : input.UntilOn,
            Reason = PlacementSteps.ReasonsOf(kind).Count > 0 ? input.Reason : null,
            RegisteredAt = clock.GetUtcNow(),
            RegisteredBy = user.RequiredAccount,
        });
        if (kind == PlacementEventKind.Extended)
        {
            (await database.Context.Set<Placement>().SingleAsync(row => row.Id == placement, cancellation)).Extend(input.UntilOn!.Value);
            await PlacementConfirmation.VoidAsync(database, placement, clock.GetUtcNow(), cancellation);
        }

        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Whether something is planned that not all three parties stand behind. Where nothing is planned together there is nothing to ask about.</summary>
    private async Task<bool> IsUnconfirmedAsync(PlacementId placement, CancellationToken cancellation) =>
        await database.Context.Set<PlacementPlan>().AnyAsync(row => row.PlacementId == placement, cancellation)
        && await database.Context.Set<PlacementConfirmation>().CountAsync(row => row.PlacementId == placement && row.SupersededAt == null, cancellation) < Enum.GetValues<PlacementParty>().Length;

    private Task<DateOnly?> StandingAsync(PlacementId placement, PlacementEventKind kind, CancellationToken cancellation) =>
        database.Context.Set<PlacementEvent>().Where(row => row.PlacementId == placement && row.Event == kind && row.SupersededAt == null)
            .Select(static row => (DateOnly?)row.OccurredOn).SingleOrDefaultAsync(cancellation);
}
