using System.Text.Json;

namespace Samsteg.Platform;

/// <summary>Asks for work that takes longer than a request: done in the background, in the reach of whoever asks.</summary>
public sealed class AskedWork(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Asks for it, in this transaction: it is begun when the transaction has been committed, and not otherwise.</summary>
    /// <param name="kind">The <see cref="IJob.Kind"/>.</param>
    /// <param name="payload">What it is about; ids alone.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task AskAsync(string kind, object payload, CancellationToken cancellation) => database.ExecuteAsync(Sql.Of($"""
        insert into jobs (id, kind, payload, run_at, account_id)
        values ({Guid.CreateVersion7()}, {kind}, {JsonSerializer.Serialize(payload)}::text::jsonb, {clock.GetUtcNow()}, {user.RequiredAccount})
        """), cancellation);
}
