using System.Text.Json;
using Npgsql;

namespace Samsteg.Platform;

/// <summary>Collects what waits for a receiver's morning into one mail, and forgets what was sent a month ago.</summary>
internal sealed class MessageDigests(NpgsqlDataSource database, Cipher cipher, TimeProvider clock) : IJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public string Kind => "outbox.digest";

    public TimeSpan? Interval => TimeSpan.FromHours(1);

    public async Task RunAsync(JsonElement payload, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await ExecuteAsync(connection, "delete from outbox_messages where sent_at < $1", cancellation, Now - Kept);
        foreach (var receiver in await ReceiversAsync(connection, cancellation))
        {
            await CollectAsync(connection, receiver, cancellation);
        }
    }

    private DateTimeOffset Now => clock.GetUtcNow().ToUniversalTime();

    private DateTimeOffset Before => DigestSchedule.Before(Now);

    private async Task CollectAsync(NpgsqlConnection connection, Guid receiver, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var digest = Guid.CreateVersion7();
        await ExecuteAsync(connection, "insert into outbox_messages (id, account_id, kind, channel, created_at) values ($1, $2, $3, 'mail', $4)", cancellation,
            digest, receiver, MessageKinds.Digest.Key, Now);
        var count = await ExecuteAsync(connection, """
            update outbox_messages set digest_id = $1
            where account_id = $2 and due_at is null and sent_at is null and digest_id is null and created_at < $3 and id <> $1
            """, cancellation, digest, receiver, Before);
        if (count == 0)
        {
            return; // another node was first: rolled back
        }

        await ExecuteAsync(connection, "update outbox_messages set due_at = $2, arguments = $3 where id = $1", cancellation,
            digest, Now, MessageArguments.Seal(cipher, digest, new MessageArguments("/", [count])));
        await transaction.CommitAsync(cancellation);
    }

    private async Task<IReadOnlyList<Guid>> ReceiversAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "select distinct account_id from outbox_messages where due_at is null and sent_at is null and digest_id is null and created_at < $1", connection).With(Before);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var receivers = new List<Guid>();
        while (await reader.ReadAsync(cancellation))
        {
            receivers.Add(reader.GetGuid(0));
        }

        return receivers;
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string text, CancellationToken cancellation, params object[] values)
    {
        await using var command = new NpgsqlCommand(text, connection).With(values);
        return await command.ExecuteNonQueryAsync(cancellation);
    }
}
