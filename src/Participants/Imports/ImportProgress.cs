using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>
/// Tells how far the work on an import has come, beside its transaction, and asks whether it is still wanted. Holds the import meanwhile, so that no other node works on it: a
/// lock of a connection of its own, which is let go of when the process is killed.
/// </summary>
internal sealed class ImportProgress : IAsyncDisposable
{
    private readonly NpgsqlConnection _hold;
    private readonly RequestDatabase _aside;
    private readonly ImportFacts _facts;

    private ImportProgress(NpgsqlConnection hold, RequestDatabase aside, ImportFacts facts) => (_hold, _aside, _facts) = (hold, aside, facts);

    /// <summary>Takes hold of it; null when somebody else has.</summary>
    public static async Task<ImportProgress?> HoldAsync(IServiceProvider services, CurrentUser user, ImportFacts facts, CancellationToken cancellation)
    {
        var connections = services.GetRequiredService<NpgsqlDataSource>();
        var hold = await connections.OpenConnectionAsync(cancellation);
        var isHeld = false;
        try
        {
            await using var command = new NpgsqlCommand("select pg_try_advisory_lock(hashtextextended('import ' || $1, 0))", hold) { Parameters = { new NpgsqlParameter { Value = facts.Id } } };
            isHeld = (bool)(await command.ExecuteScalarAsync(cancellation))!;
            return isHeld ? new ImportProgress(hold, new RequestDatabase(connections, user, services), facts) : null;
        }
        finally
        {
            if (!isHeld)
            {
                await hold.DisposeAsync();
            }
        }
    }

    /// <summary>Tells it; false when the work is not wanted any more, or something else is: it was stopped, and perhaps begun anew.</summary>
    public async Task<bool> TellAsync(int done, int? total, CancellationToken cancellation)
    {
        var isWanted = await _aside.ExecuteAsync(
            Sql.Of($"update imports set done = {done}, total = coalesce({total}::integer, total) where id = {_facts.Id} and state = {_facts.State} and changed_at = {_facts.ChangedAt}"), cancellation) == 1;
        await _aside.CommitAsync(cancellation);
        return isWanted;
    }

    public async ValueTask DisposeAsync()
    {
        await using var command = new NpgsqlCommand("select pg_advisory_unlock_all()", _hold);
        await command.ExecuteNonQueryAsync();
        await _hold.DisposeAsync();
        await _aside.DisposeAsync();
    }
}
