using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>A revision as typed.</summary>
public sealed class RevisionInput : PromiseInput
{
    /// <summary>Why.</summary>
    [Required(ErrorMessage = "results.revise.reason.missing"), MaxLength(2000)]
    public string Reason { get; set; } = string.Empty;

    /// <summary>The row of the ledger the user saw as the last.</summary>
    public Guid BasedOn { get; set; }
}

/// <summary>A removal as typed.</summary>
public sealed class RemovalInput : DecisionInput
{
    /// <summary>Why.</summary>
    [Required(ErrorMessage = "results.remove.reason.missing"), MaxLength(2000)]
    public string Reason { get; set; } = string.Empty;

    /// <summary>The row of the ledger the user saw as the last.</summary>
    public Guid BasedOn { get; set; }
}

/// <summary>Adds a row to a target's ledger; what stood there stays.</summary>
public sealed class ReviseTarget(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Promises another value, or another day.</summary>
    public Task<Result> RunAsync(Target target, RevisionInput input, CancellationToken cancellation)
    {
        var problems = input.PromiseProblems(target.Comparison, target.IsShare, clock.Today()).ToList();
        if (problems.Count == 0 && target.Values[^1] is var last
            && (input.Value, input.Minimum, input.Maximum, input.DueOn) == (last.Value, last.Minimum, last.Maximum, last.DueOn))
        {
            problems.Add(new Problem(target.Comparison == Comparison.Between ? nameof(input.Maximum) : nameof(input.Value), "results.revise.nothing_new"));
        }

        return AddAsync(
            target, input.BasedOn, problems, () => input.ToRow(target, TargetValueKind.Revision, input.Reason, clock.GetUtcNow(), user.RequiredAccount), cancellation);
    }

    /// <summary>Promises it no longer.</summary>
    public Task<Result> RemoveAsync(Target target, RemovalInput input, CancellationToken cancellation) =>
        AddAsync(target, input.BasedOn, [.. input.DecisionProblems(clock.Today())], () => new TargetValue
        {
            InitiativeId = target.InitiativeId,
            TargetId = target.Id,
            Kind = TargetValueKind.Removal,
            Reason = input.Reason.Trim(),
            DecidedBy = input.DecidedBy.Trim(),
            DecidedOn = input.DecidedOn!.Value,
            RegisteredAt = clock.GetUtcNow(),
            RegisteredBy = user.RequiredAccount,
        }, cancellation);

    private async Task<Result> AddAsync(Target target, Guid basedOn, IReadOnlyList<Problem> problems, Func<TargetValue> row, CancellationToken cancellation)
    {
        if (basedOn != target.Values[^1].Id)
        {
            return Result.Conflict("results.revise.changed_meanwhile");
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        // One at a time: the second to come waits here, then finds that the ledger has grown.
        await database.ExecuteAsync(Sql.Of($"select 1 from targets where id = {target.Id} for update"), cancellation);
        if (await database.Context.Set<TargetValue>().CountAsync(row => row.TargetId == target.Id, cancellation) > target.Values.Count)
        {
            return Result.Conflict("results.revise.changed_meanwhile");
        }

        database.Context.Add(row());
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}
