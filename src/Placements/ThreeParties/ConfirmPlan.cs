using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What a confirmation is of, and when it was given.</summary>
public abstract record ConfirmedPlan
{
    /// <summary>Longest name.</summary>
    public const int LongestName = 100;

    /// <summary>The version of the plan that was shown; null when nothing was planned.</summary>
    public uint? Plan { get; set; }

    /// <summary>The version of the terms that were shown.</summary>
    public uint Terms { get; set; }

    /// <summary>The day.</summary>
    [Required]
    public DateOnly? OccurredOn { get; set; }
}

/// <summary>That a party stands behind the plan, as its form sends it.</summary>
public sealed record NewConfirmation : ConfirmedPlan
{
    /// <summary>Which party.</summary>
    [Required]
    public PlacementParty? Party { get; set; }

    /// <summary>How.</summary>
    [Required]
    public ConfirmationWay? Way { get; set; }

    /// <summary>Who said it.</summary>
    [Required, MaxLength(LongestName)]
    public string? SaidBy { get; set; }
}

/// <summary>That all three have said yes at a meeting, as its form sends it: who was there for each.</summary>
public sealed record MeetingConfirmation : ConfirmedPlan
{
    /// <summary>For the participant.</summary>
    [Required, MaxLength(LongestName)]
    public string? Participant { get; set; }

    /// <summary>For the organisation.</summary>
    [Required, MaxLength(LongestName)]
    public string? Organisation { get; set; }

    /// <summary>For the initiative.</summary>
    [Required, MaxLength(LongestName)]
    public string? Initiative { get; set; }
}

/// <summary>Registers that one or all of the parties stand behind the plan of a placement as it is: a row for each.</summary>
public sealed class ConfirmPlan(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Registers what a party has said. Null when there is no such placement within reach.</summary>
    public Task<Result?> RunAsync(InitiativeId initiative, PlacementId placement, NewConfirmation input, CancellationToken cancellation) =>
        RunAsync(initiative, placement, input, input.Way!.Value, [(input.Party!.Value, input.SaidBy!)], cancellation);

    /// <summary>Registers what all three have said at a meeting. Null when there is no such placement within reach.</summary>
    public Task<Result?> RunAsync(InitiativeId initiative, PlacementId placement, MeetingConfirmation input, CancellationToken cancellation) => RunAsync(
        initiative, placement, input, ConfirmationWay.Meeting,
        [(PlacementParty.Participant, input.Participant!), (PlacementParty.Organisation, input.Organisation!), (PlacementParty.Initiative, input.Initiative!)], cancellation);

    /// <summary>What is said takes the place of what the same party said before.</summary>
    private async Task<Result?> RunAsync(
        InitiativeId initiative, PlacementId placement, ConfirmedPlan input, ConfirmationWay way, IReadOnlyList<(PlacementParty Party, string SaidBy)> said, CancellationToken cancellation)
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
        foreach (var standing in await database.Context.Set<PlacementConfirmation>().Where(row => row.PlacementId == placement && row.SupersededAt == null).ToListAsync(cancellation))
        {
            if (said.Any(one => one.Party == standing.Party))
            {
                standing.Supersede(now);
            }
        }

        await database.Context.SaveChangesAsync(cancellation);
        database.Context.AddRange(said.Select(one => new PlacementConfirmation
        {
            InitiativeId = initiative,
            ParticipantId = history.ParticipantId,
            PlacementId = placement,
            Party = one.Party,
            Way = way,
            SaidBy = one.SaidBy.Trim(),
            OccurredOn = input.OccurredOn!.Value,
            RegisteredAt = now,
            RegisteredBy = user.RequiredAccount,
        }));
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}
