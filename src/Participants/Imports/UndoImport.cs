using Npgsql;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Takes back what an import enrolled, as long as nobody has built on it: the rows are removed, and that they were stays in the log.</summary>
internal sealed class UndoImport(RequestDatabase database, ImportSteps steps, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Does it.</summary>
    public async Task RunAsync(ImportFacts facts, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        try
        {
            var count = await database.ScalarAsync<long>(Sql.Of($"select access.undo_import({facts.Id}, {now})"), cancellation);
            await database.ExecuteAsync(Sql.Of($"delete from import_rows where import_id = {facts.Id}"), cancellation);
            await audit.RecordAsync("undone", "imports", facts.Id, facts.InitiativeId, changes: new { count }, cancellation: cancellation);
            if (!await steps.MoveAsync(facts.Id, ImportState.Undone, Sql.Of($", done = {(int)count}"), cancellation))
            {
                database.Abandon(); // stopped by somebody
            }
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.RestrictViolation or PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.InsufficientPrivilege)
        {
            database.Abandon();
            await database.CommitAsync(cancellation);
            await steps.MoveAsync(facts.Id, ImportState.Imported, Sql.Of($", fault = {(refused.SqlState == PostgresErrorCodes.InsufficientPrivilege ? "imports.fault.too_late" : "imports.fault.followed")}"), cancellation);
        }
    }
}
