using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>A revision as typed.</summary>
public sealed class RevisionInput
{
    /// <summary>The new value; for a target that asks for one.</summary>
    public decimal? Value { get; set; }

    /// <summary>Lower end; for a range.</summary>
    public decimal? Minimum { get; set; }

    /// <summary>Upper end; for a range.</summary>
    public decimal? Maximum { get; set; }

    /// <summary>Last day; null when none is set.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>Why.</summary>
    [Required(ErrorMessage = "results.revise.reason.missing"), MaxLength(2000)]
    public string Reason { get; set; } = string.Empty;

    /// <summary>Who decided.</summary>
    [Required(ErrorMessage = "results.revise.decided_by.missing"), MaxLength(200)]
    public string DecidedBy { get; set; } = string.Empty;

    /// <summary>When.</summary>
    [Required(ErrorMessage = "results.revise.decided_on.missing")]
    public DateOnly? DecidedOn { get; set; }

    /// <summary>The row of the ledger the user saw as the last.</summary>
    public Guid BasedOn { get; set; }
}

/// <summary>Adds a revision to a target's ledger; what stood there stays.</summary>
public sealed class ReviseTarget(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Largest value that makes sense to promise.</summary>
    public const decimal Most = 1_000_000_000;

    /// <summary>Checks and adds.</summary>
    public async Task<Result> RunAsync(Target target, RevisionInput input, CancellationToken cancellation)
    {
        var last = target.Values[^1];
        if (input.BasedOn != last.Id)
        {
            return Result.Conflict("results.revise.changed_meanwhile");
        }

        var problems = Check(target, last, input, clock.Today()).ToList();
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        // One at a time: the second to come waits here, then finds that the ledger has grown.
        await database.ExecuteAsync(Sql.Of($"select 1 from targets where id = {target.Id} for update"), cancellation);
        if (await database.Context.Set<TargetValue>().AnyAsync(row => row.TargetId == target.Id && row.RegisteredAt > last.RegisteredAt && row.Id != last.Id, cancellation))
        {
            return Result.Conflict("results.revise.changed_meanwhile");
        }

        var isRange = target.Comparison == Comparison.Between;
        database.Context.Add(new TargetValue
        {
            InitiativeId = target.InitiativeId,
            TargetId = target.Id,
            Kind = TargetValueKind.Revision,
            Value = isRange ? null : input.Value,
            Minimum = isRange ? input.Minimum : null,
            Maximum = isRange ? input.Maximum : null,
            DueOn = input.DueOn,
            Reason = input.Reason.Trim(),
            DecidedBy = input.DecidedBy.Trim(),
            DecidedOn = input.DecidedOn!.Value,
            RegisteredAt = clock.GetUtcNow(),
            RegisteredBy = user.RequiredAccount,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    internal static IEnumerable<Problem> Check(Target target, TargetValue last, RevisionInput input, DateOnly today)
    {
        if (input.DecidedOn > today)
        {
            yield return new Problem(nameof(input.DecidedOn), "results.revise.decided_in_future");
        }

        switch (target.Comparison)
        {
            case Comparison.Between when input.Minimum is null || input.Maximum is null || input.Minimum > input.Maximum || input.Minimum < 0 || input.Maximum > Most:
                yield return new Problem(nameof(input.Maximum), "results.revise.range_wrong");
                break;
            case Comparison.AtLeast or Comparison.AtMost when input.Value is not (>= 0 and <= Most):
                yield return new Problem(nameof(input.Value), "results.revise.value_wrong");
                break;
            case Comparison.Between when input.Minimum == last.Minimum && input.Maximum == last.Maximum && input.DueOn == last.DueOn:
                yield return new Problem(nameof(input.Maximum), "results.revise.nothing_new");
                break;
            case Comparison.AtLeast or Comparison.AtMost when input.Value == last.Value && input.DueOn == last.DueOn:
                yield return new Problem(nameof(input.Value), "results.revise.nothing_new");
                break;
        }
    }
}
