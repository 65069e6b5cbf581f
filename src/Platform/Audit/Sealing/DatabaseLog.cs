using System.Data;
using System.Runtime.CompilerServices;
using Npgsql;

namespace Samsteg.Platform;

/// <summary>The log as it stands in a database, read as its owner in one snapshot while work goes on.</summary>
public sealed class DatabaseLog : ISealedLog, IAsyncDisposable
{
    private readonly NpgsqlConnection _seals;
    private readonly NpgsqlConnection _entries;

    private DatabaseLog(NpgsqlConnection seals, NpgsqlConnection entries) => (_seals, _entries) = (seals, entries);

    /// <summary>Opens it.</summary>
    /// <param name="ownerConnectionString">As the role that owns the database: the application's cannot read the digests.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<DatabaseLog> OpenAsync(string ownerConnectionString, CancellationToken cancellation = default)
    {
        var seals = await BeginAsync(ownerConnectionString, cancellation);
        await using var export = new NpgsqlCommand("select pg_export_snapshot()", seals);
        var snapshot = (string)(await export.ExecuteScalarAsync(cancellation))!;
        var entries = await BeginAsync(ownerConnectionString, cancellation);
        await using var import = new NpgsqlCommand($"set transaction snapshot '{snapshot}'", entries);
        await import.ExecuteNonQueryAsync(cancellation);
        return new DatabaseLog(seals, entries);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Seal> SealsAsync(CancellationToken cancellation) => ReadAsync<Seal>(_seals, """
        select number, horizon::text as horizon, entry_count, previous_hash, hash, audit.moment(sealed_at) as sealed_at from audit_seals order by number
        """, cancellation);

    /// <inheritdoc/>
    public IAsyncEnumerable<SealedEntry> EntriesAsync(CancellationToken cancellation) => ReadAsync<SealedEntry>(_entries, """
        select d.entry_id as id, d.seal_number, d.digest, e.salt, case when e.id is not null then audit.content(e) end as content
        from audit_digests d left join audit_entries e on e.id = d.entry_id
        union all
        select e.id, null, null, e.salt, audit.content(e)
        from audit_entries e left join audit_digests d on d.entry_id = e.id
        where d.entry_id is null and e.transaction_id < (select s.horizon from audit_seals s order by s.number desc limit 1)
        order by seal_number, id
        """, cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _seals.DisposeAsync();
        await _entries.DisposeAsync();
    }

    private static async Task<NpgsqlConnection> BeginAsync(string connectionString, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        return connection;
    }

    private static async IAsyncEnumerable<T> ReadAsync<T>(NpgsqlConnection connection, string sql, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var map = RowMapper<T>.For(reader);
        while (await reader.ReadAsync(cancellation))
        {
            yield return map(reader);
        }
    }
}
