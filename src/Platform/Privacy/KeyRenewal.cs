using Npgsql;

namespace Samsteg.Platform;

/// <summary>
/// Seals everything anew with the newest key, and makes keyed hashes anew, a batch a transaction, while others work. Each value tells with which
/// key it was sealed: what was stopped goes on where it was.
/// </summary>
/// <param name="owner">Connections as the owner of the database.</param>
/// <param name="keys">The newest key and those before it.</param>
public sealed class KeyRenewal(NpgsqlDataSource owner, DataKeys keys)
{
    private const int BatchSize = 500;
    private const string First = "(0,0)";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly Cipher _cipher = new(keys);

    /// <summary>The columns of some capabilities. The key ring comes last: until it is done no program starts without the older key.</summary>
    public static IReadOnlyList<SealedColumn> ColumnsOf(IEnumerable<Capability> capabilities) =>
        [.. capabilities.SelectMany(static capability => capability.Sealed).OrderBy(static column => column.IsKeyRing)];

    /// <summary>How many values of a column are not sealed with the newest key.</summary>
    public Task<long> RemainingAsync(SealedColumn column, CancellationToken cancellation = default) => CountAsync(column, IsOlder(column), [CipherOf(column).Beginning], cancellation);

    /// <summary>How many rows of a column are found with an older key alone until they are used.</summary>
    public Task<long> UnsealedAsync(SealedColumn column, CancellationToken cancellation = default) =>
        column.Unsealed is { } condition ? CountAsync(column, condition, [], cancellation) : Task.FromResult(0L);

    /// <summary>Seals a column anew, to the last value; waits for rows that somebody else holds.</summary>
    /// <returns>How many values were sealed anew.</returns>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A value is sealed with a key that is not among ours, or has been changed.</exception>
    public async Task<long> RenewAsync(SealedColumn column, CancellationToken cancellation = default)
    {
        var renewed = 0L;
        while (await RemainingAsync(column, cancellation) > 0)
        {
            var count = await RenewFreeAsync(column, cancellation);
            renewed += count;
            if (count == 0)
            {
                await Task.Delay(Pause, cancellation);
            }
        }

        return renewed;
    }

    /// <summary>Once through the table.</summary>
    private async Task<long> RenewFreeAsync(SealedColumn column, CancellationToken cancellation)
    {
        var (renewed, after) = (0L, First);
        while (await RenewBatchAsync(column, after, cancellation) is { Count: > 0 } batch)
        {
            (renewed, after) = (renewed + batch.Count, batch.Last);
        }

        return renewed;
    }

    private async Task<(string Last, int Count)> RenewBatchAsync(SealedColumn column, string after, CancellationToken cancellation)
    {
        await using var connection = await owner.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var cipher = CipherOf(column);
        var rows = await TakeAsync(connection, column, after, cancellation);
        if (rows.Count == 0)
        {
            return (after, 0);
        }

        var opened = rows.ConvertAll(row => cipher.Open(row.Sealed, row.Place));
        await ExecuteAsync(connection, $"update {column.Table} t set {column.Column} = n.sealed from unnest($1::text[], $2::bytea[]) as n (place, sealed) where t.ctid = n.place::tid", cancellation,
            rows.Select(static row => row.Id).ToArray(), rows.Select((row, index) => cipher.Seal(opened[index], row.Place)).ToArray());
        if (column.Hash is { } hash)
        {
            var values = rows.Select((row, index) => hash.Hashed(opened[index]) is { } value ? row.Before + value : null).OfType<string>().Distinct();
            var hashes = values.SelectMany(value => cipher.LookupHashes(value) is var all ? all.Skip(1).Select(older => (Older: older, Newest: all[0])) : []).ToList();
            await ExecuteAsync(connection, $"update {hash.Table} t set {hash.Column} = n.newest from unnest($1::bytea[], $2::bytea[]) as n (older, newest) where t.{hash.Column} = n.older", cancellation,
                hashes.Select(static pair => pair.Older).ToArray(), hashes.Select(static pair => pair.Newest).ToArray());
        }

        await transaction.CommitAsync(cancellation);
        return (rows[^1].Id, rows.Count);
    }

    /// <summary>The next rows in the table's own order; those that somebody holds are left for the next time.</summary>
    private async Task<List<Row>> TakeAsync(NpgsqlConnection connection, SealedColumn column, string after, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"""
            select ctid::text, {column.Column}, {column.Place}, {column.Hash?.Before ?? "''"}
            from {column.Table} where ctid > $2::tid and {IsOlder(column)} limit {BatchSize} for update skip locked
            """, connection).With(CipherOf(column).Beginning, after);
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<Row>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new Row(reader.GetString(0), reader.GetFieldValue<byte[]>(1), reader.GetString(2), reader.GetString(3)));
        }

        return rows;
    }

    private static string IsOlder(SealedColumn column) => $"{column.Column} is not null and substring({column.Column} from 1 for octet_length($1)) <> $1";

    private async Task<long> CountAsync(SealedColumn column, string condition, object[] values, CancellationToken cancellation)
    {
        await using var command = owner.CreateCommand($"select count(*) from {column.Table} where {condition}").With(values);
        command.CommandTimeout = 0;
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection).With(values);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private Cipher CipherOf(SealedColumn column) => column.IsKeyRing ? Cipher.OfKeyRing(keys) : _cipher;

    private sealed record Row(string Id, byte[] Sealed, string Place, string Before);
}
