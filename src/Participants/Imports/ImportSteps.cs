using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Moves an import from one state to another, by one who does so at a time; what is not permitted any more is a conflict.</summary>
public sealed class ImportSteps(RequestDatabase database, AuditTrail audit, AskedWork work, TimeProvider clock)
{
    /// <summary>Moves it, in this transaction; false when it has moved on meanwhile.</summary>
    internal async Task<bool> MoveAsync(Guid import, ImportState to, Sql? set = null, CancellationToken cancellation = default) =>
        await database.ExecuteAsync(Sql.Of($"""
            update imports set state = {to}, changed_at = {clock.GetUtcNow()}{set ?? Sql.Empty}
            where id = {import} and state = any ({ImportStates.Before(to)})
            """), cancellation) == 1;

    /// <summary>Moves it, logs it, and has what is to be done begun in the background where there is something.</summary>
    internal async Task<Result> AskAsync(ImportFacts facts, ImportState to, string action, Sql? set, CancellationToken cancellation)
    {
        if (!await MoveAsync(facts.Id, to, set, cancellation))
        {
            return Result.Conflict("imports.rule.moved_on");
        }

        await audit.RecordAsync(action, "imports", facts.Id, facts.InitiativeId, cancellation: cancellation);
        if (to.IsUnderWay())
        {
            await work.AskAsync(ImportPaths.Job, new { import = facts.Id, initiative = facts.InitiativeId.Value }, cancellation);
        }

        return Result.Done;
    }
}
