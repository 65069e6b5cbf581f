using Npgsql;

namespace Samsteg.Platform;

/// <summary>
/// Seals what an upgrade found open: it waits in tables that the application's role cannot reach. Only what is sealed counts from then on,
/// and nobody who can write as the application has anything sealed by putting it there.
/// </summary>
/// <param name="owner">A connection as the owner of the database.</param>
/// <param name="cipher">Seals.</param>
internal sealed class UnsealedSecrets(NpgsqlConnection owner, Cipher cipher)
{
    /// <summary>Seals what waits; all of it or nothing.</summary>
    public async Task SealAsync(CancellationToken cancellation)
    {
        await using var transaction = await owner.BeginTransactionAsync(cancellation);
        foreach (var row in await TakeAsync("delete from unsealed_passwords returning account_id, hash, changed_at", cancellation))
        {
            var account = (Guid)row[0];
            await PutAsync("insert into account_passwords (account_id, cipher, changed_at) values ($1, $2, $3)",
                [account, cipher.Seal((string)row[1], AccountPasswords.PlaceOf(account)), row[2]], cancellation);
        }

        foreach (var row in await TakeAsync("delete from unsealed_links returning id, account_id, purpose, token_hash, expires_at, used_at", cancellation))
        {
            var kept = OneTimeLinks.Kept(Convert.ToHexStringLower((byte[])row[3]), (Guid)row[0], (Guid)row[1], (string)row[2], cipher);
            await PutAsync("insert into one_time_links (id, account_id, purpose, token_hash, token_cipher, expires_at, used_at) values ($1, $2, $3, $4, $5, $6, $7)",
                [row[0], row[1], row[2], kept.Hash, kept.Cipher, row[4], row[5]], cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    private async Task<IReadOnlyList<object[]>> TakeAsync(string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, owner);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<object[]>();
        while (await reader.ReadAsync(cancellation))
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    private async Task PutAsync(string sql, object[] values, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, owner).With(values);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
