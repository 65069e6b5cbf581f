using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>A reported value or judgement as typed.</summary>
public sealed class ReportInput
{
    /// <summary>Made with the form, so that sending it twice reports once.</summary>
    [FormId]
    public Guid FormId { get; set; }

    /// <summary>The value; null for a judgement in words.</summary>
    public decimal? Value { get; set; }

    /// <summary>What is the case.</summary>
    [Required(ErrorMessage = "results.report.statement.missing"), MaxLength(4000)]
    public string Statement { get; set; } = string.Empty;

    /// <summary>What shows it.</summary>
    [Required(ErrorMessage = "results.report.evidence.missing"), MaxLength(1000)]
    public string Evidence { get; set; } = string.Empty;

    /// <summary>The day it describes.</summary>
    [Required(ErrorMessage = "results.report.day.missing")]
    public DateOnly? OccurredOn { get; set; }
}

/// <summary>Why a reported value is taken back.</summary>
public sealed class ReportRetraction
{
    /// <summary>The reason, kept in the history.</summary>
    [Required(ErrorMessage = "results.retract.reason.missing"), MaxLength(1000)]
    public string Reason { get; set; } = string.Empty;
}

/// <summary>Registers a reported value: who says what, for which day, on what evidence.</summary>
public sealed class ReportValue(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Checks and registers.</summary>
    public async Task<Result> RunAsync(Target target, ReportInput input, CancellationToken cancellation)
    {
        if (input.OccurredOn > clock.Today())
        {
            return Result.Refused(nameof(input.OccurredOn), "results.report.day_in_future");
        }

        if (input.OccurredOn < Viewpoint.EarliestDay)
        {
            return Result.Refused(nameof(input.OccurredOn), "results.day_too_early");
        }

        if (input.Value is < 0 or > PromiseInput.Most)
        {
            return Result.Refused(nameof(input.Value), "results.promise.value_wrong");
        }

        if (await database.Context.Set<ReportedValue>().AnyAsync(value => value.Id == input.FormId && value.TargetId == target.Id, cancellation))
        {
            return Result.Done;
        }

        database.Context.Add(new ReportedValue
        {
            Id = input.FormId,
            InitiativeId = target.InitiativeId,
            TargetId = target.Id,
            Value = input.Value,
            Statement = input.Statement.Trim(),
            Evidence = input.Evidence.Trim(),
            OccurredOn = input.OccurredOn!.Value,
            RegisteredAt = clock.GetUtcNow(),
            RegisteredBy = user.RequiredAccount,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>What was reported on a target; null when the initiative has none such.</summary>
    internal Task<ReportedValue?> FindAsync(InitiativeId initiative, TargetId target, Guid reported, CancellationToken cancellation) =>
        database.Context.Set<ReportedValue>().SingleOrDefaultAsync(row => row.Id == reported && row.TargetId == target && row.InitiativeId == initiative, cancellation);

    /// <summary>Takes a reported value back; it stands in the history with its reason.</summary>
    public async Task<Result> RetractAsync(ReportedValue reported, string reason, CancellationToken cancellation)
    {
        if (reported.SupersededAt is not null)
        {
            return Result.Conflict("results.retract.already");
        }

        reported.Supersede(clock.GetUtcNow(), reason.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}
