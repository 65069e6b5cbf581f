using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>That a party stands behind the plan, as its form sends it.</summary>
public sealed record NewConfirmation
{
    /// <summary>Longest name.</summary>
    public const int LongestName = 100;

    /// <summary>The version of the plan that was shown; null when nothing was planned.</summary>
    public uint? Plan { get; set; }

    /// <summary>The version of the terms that were shown.</summary>
    public uint Terms { get; set; }

    /// <summary>Which party.</summary>
    [Required]
    public PlacementParty? Party { get; set; }

    /// <summary>How.</summary>
    [Required]
    public ConfirmationWay? Way { get; set; }

    /// <summary>Who said it.</summary>
    [Required, MaxLength(LongestName)]
    public string? SaidBy { get; set; }

    /// <summary>The day.</summary>
    [Required]
    public DateOnly? OccurredOn { get; set; }
}

/// <summary>Registers that a party stands behind the plan of a placement as it is.</summary>
public sealed class ConfirmPlan(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Registers it; it takes the place of what the party said before. Null when there is no such placement within reach.</summary>
    public async Task<Result?> RunAsync(InitiativeId initiative, PlacementId placement, NewConfirmation input, CancellationToken cancellation)
    {
        var history = await PlacementHistory.LockAsync(database, initiative, placement, cancellation);
        if (history is null)
        {
            return null;
        }

        if (history.State is PlacementState.Ended or PlacementState.Withdrawn)
        {
            return Result.Conflict("placements.refused.not_now");
        }

        if (input.OccurredOn > clock.Today())
        {
            return Result.Refused(nameof(input.OccurredOn), "placements.refused.future");
        }

        var plan = await database.Context.Set<PlacementPlan>().SingleOrDefaultAsync(row => row.PlacementId == placement, cancellation);
        if (plan is null)
        {
            return Result.Refused(string.Empty, "placements.refused.no_plan");
        }

        if (plan.Version != input.Plan || await database.Context.Set<Placement>().Where(row => row.Id == placement).Select(static row => row.Version).SingleAsync(cancellation) != input.Terms)
        {
            return Result.Conflict("placements.refused.stale");
        }

        var now = clock.GetUtcNow();
        var standing = await database.Context.Set<PlacementConfirmation>()
            .SingleOrDefaultAsync(row => row.PlacementId == placement && row.Party == input.Party && row.SupersededAt == null, cancellation);
        standing?.Supersede(now);
        await database.Context.SaveChangesAsync(cancellation);
        database.Context.Add(new PlacementConfirmation
        {
            InitiativeId = initiative,
            ParticipantId = history.ParticipantId,
            PlacementId = placement,
            Party = input.Party!.Value,
            Way = input.Way!.Value,
            SaidBy = input.SaidBy!.Trim(),
            OccurredOn = input.OccurredOn!.Value,
            RegisteredAt = now,
            RegisteredBy = user.RequiredAccount,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}
