using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Until when people are taken in, and why it became longer.</summary>
public sealed class IntakeInput
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 500;

    /// <summary>The row version that was read.</summary>
    public uint Version { get; set; }

    /// <summary>The new last day.</summary>
    [Required]
    public DateOnly? LastDay { get; set; }

    /// <summary>Why.</summary>
    [StringLength(LongestReason)]
    public string Reason { get; set; } = string.Empty;
}

/// <summary>Lets an initiative take in people for longer. The intake closes by itself after its last day; when it is to close earlier, the initiative's own form says so.</summary>
public sealed class ExtendIntake(RequestDatabase database, AuditTrail audit, TimeProvider clock)
{
    /// <summary>What the form shows; null when there is no such initiative in reach.</summary>
    public async Task<IntakeInput?> StandingAsync(InitiativeId initiative, CancellationToken cancellation) =>
        await FindAsync(initiative, cancellation) is { } found ? new IntakeInput { Version = found.Version } : null;

    /// <summary>Done; refused with problems; or a conflict when somebody has changed the initiative since it was read.</summary>
    /// <returns>Null when there is no such initiative in reach.</returns>
    public async Task<Result?> RunAsync(InitiativeId initiative, IntakeInput input, CancellationToken cancellation)
    {
        if (await FindAsync(initiative, cancellation) is not { } found)
        {
            return null;
        }

        if (found.Version != input.Version)
        {
            return Result.Conflict("initiatives.problem.changed");
        }

        var problems = Problems(found.IntakeEndsOn ?? found.EndsOn, found.EndsOn, input, clock.Today()).ToList();
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        found.ExtendIntake(input.LastDay!.Value);
        try
        {
            await database.Context.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Result.Conflict("initiatives.problem.changed");
        }

        await audit.RecordAsync("intake_extended", "initiatives", initiative.Value, initiative, reason: input.Reason.Trim(), cancellation: cancellation);
        return Result.Done;
    }

    /// <summary>What must hold: later than the last day that stands, not passed, and while the initiative runs; with a reason. Pure.</summary>
    public static IEnumerable<Problem> Problems(DateOnly standing, DateOnly endsOn, IntakeInput input, DateOnly today)
    {
        if (input.LastDay <= standing)
        {
            yield return new Problem(nameof(input.LastDay), "initiatives.intake.not_later", Display.Day(standing));
        }
        else if (input.LastDay < today)
        {
            yield return new Problem(nameof(input.LastDay), "initiatives.intake.passed");
        }
        else if (input.LastDay > endsOn)
        {
            yield return new Problem(nameof(input.LastDay), "initiatives.intake.after_end", Display.Day(endsOn));
        }

        if (string.IsNullOrWhiteSpace(input.Reason))
        {
            yield return new Problem(nameof(input.Reason), "initiatives.intake.reason_missing");
        }
    }

    private Task<Initiative?> FindAsync(InitiativeId initiative, CancellationToken cancellation) =>
        database.Context.Set<Initiative>().SingleOrDefaultAsync(found => found.Id == initiative, cancellation);
}
