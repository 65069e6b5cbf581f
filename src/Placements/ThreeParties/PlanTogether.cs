using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What the three parties plan, as its form sends it.</summary>
public sealed record PlacementPlanInput
{
    /// <summary>Longest text of <see cref="Goals"/>.</summary>
    public const int LongestGoals = 2000;

    /// <summary>The version that the form showed; null when nothing was planned.</summary>
    public uint? Version { get; set; }

    /// <summary>The half-days of the week, by number from Monday's morning.</summary>
    public int[] HalfDays { get; set; } = [];

    /// <summary>What the participant is to reach.</summary>
    [MaxLength(LongestGoals)]
    public string? Goals { get; set; }

    /// <summary>What the organisation may be told.</summary>
    public SharedInformation[] Shared { get; set; } = [];

    /// <summary>The day the risks were assessed.</summary>
    public DateOnly? RisksAssessedOn { get; set; }

    /// <summary>Who insures.</summary>
    public PlacementInsurance? Insurance { get; set; }

    internal static PlacementPlanInput Of(PlacementPlan plan) => new()
    {
        Version = plan.Version,
        HalfDays = [.. Enumerable.Range(0, WeekTimes.HalfDays).Where(new WeekTimes(plan.HalfDays).Has)],
        Goals = plan.Goals,
        Shared = plan.Shared,
        RisksAssessedOn = plan.RisksAssessedOn,
        Insurance = plan.Insurance,
    };

    /// <summary>What cannot be so. Pure.</summary>
    /// <param name="today">Today.</param>
    /// <param name="isWaived">Whether the participant lets the organisation be told more than the first name and the hours.</param>
    internal IReadOnlyList<Problem> Problems(DateOnly today, bool isWaived)
    {
        var problems = new List<Problem>();
        if (HalfDays.Any(static half => half is < 0 or >= WeekTimes.HalfDays))
        {
            problems.Add(new(nameof(HalfDays), "ui.invalid"));
        }

        if (Shared.Length > 0 && !isWaived)
        {
            problems.Add(new(nameof(Shared), "placements.refused.no_waiver"));
        }

        if (RisksAssessedOn > today)
        {
            problems.Add(new(nameof(RisksAssessedOn), "placements.refused.future"));
        }

        return problems;
    }
}

/// <summary>Plans a placement together with the participant and the organisation. Who has said yes to another plan has to say it again.</summary>
public sealed class PlanTogether(RequestDatabase database, TimeProvider clock)
{
    /// <summary>Plans it. Null when there is no such placement within reach.</summary>
    public async Task<Result?> RunAsync(InitiativeId initiative, PlacementId placement, PlacementPlanInput input, CancellationToken cancellation)
    {
        var history = await PlacementHistory.LockAsync(database, initiative, placement, cancellation);
        if (history is null)
        {
            return null;
        }

        var plan = await database.Context.Set<PlacementPlan>().SingleOrDefaultAsync(row => row.PlacementId == placement, cancellation);
        if (plan?.Version != input.Version)
        {
            return Result.Conflict("placements.refused.stale");
        }

        var problems = input.Problems(clock.Today(), await IsWaivedAsync(placement, cancellation));
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        if (plan is null)
        {
            plan = new PlacementPlan { PlacementId = placement, InitiativeId = initiative, ParticipantId = history.ParticipantId };
            database.Context.Add(plan);
        }

        plan.HalfDays = input.HalfDays.Aggregate(0, static (bits, half) => bits | (1 << half));
        plan.Goals = input.Goals?.Trim() ?? string.Empty;
        plan.Shared = [.. input.Shared.Distinct().Order()];
        plan.RisksAssessedOn = input.RisksAssessedOn;
        plan.Insurance = input.Insurance;
        if (!database.Context.ChangeTracker.HasChanges())
        {
            return Result.Done;
        }

        await PlacementConfirmation.VoidAsync(database, placement, clock.GetUtcNow(), cancellation);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Whether the participant's waiver of today opens anything to the organisation.</summary>
    internal async Task<bool> IsWaivedAsync(PlacementId placement, CancellationToken cancellation) =>
        await database.ScalarAsync<bool>(Sql.Of($"select {PlacementPlan.IsWaived(clock.Today())} from placements p where p.id = {placement}"), cancellation);
}
