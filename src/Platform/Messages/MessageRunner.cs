using Microsoft.Extensions.Logging;
using Npgsql;

namespace Samsteg.Platform;

/// <summary>
/// Sends what is in the outbox. Any number of nodes share it (<c>for update skip locked</c>); a message is sent once, or,
/// when a node dies between sending it and saying so, once more with the same Message-ID. One that fails is tried again by
/// <see cref="RetrySchedule"/>, one that is refused or has failed too often is given up, for a person to look at.
/// </summary>
internal sealed partial class MessageRunner(
    NpgsqlDataSource database, IEnumerable<IMessageCarrier> carriers, MessageWriter writer, Cipher cipher, TimeProvider clock, ILogger<MessageRunner> logger)
    : QueueRunner(database, clock, logger, TimeSpan.FromSeconds(2))
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>Takes one message that is due and sends it; false when none is.</summary>
    internal override async Task<bool> RunNextAsync(CancellationToken cancellation)
    {
        if (await TakeAsync(cancellation) is not { } taken)
        {
            return false;
        }

        try
        {
            await SendAsync(taken, cancellation);
            await ExecuteAsync("update outbox_messages set sent_at = $2, taken_until = null, arguments = null, last_error = null where $1 in (id, digest_id)", cancellation, taken.Id, Now);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            await PutBackAsync(taken, failure, cancellation);
        }

        return true;
    }

    private async Task SendAsync(Taken taken, CancellationToken cancellation)
    {
        var channel = Enum.Parse<MessageChannel>(SnakeCase.ToPascal(taken.Channel));
        var arguments = taken.Arguments is null ? null : MessageArguments.Open(cipher, taken.Id, taken.Arguments);
        var to = arguments?.To ?? (channel == MessageChannel.Mail ? taken.Email : taken.PhoneNumber);
        if (to is null || arguments is null)
        {
            throw new MessageRefusedException("no address");
        }

        var parts = taken.Kind == MessageKinds.Digest.Key ? await PartsAsync(taken.Id, cancellation) : [];
        var (subject, body, link) = writer.Write(taken.Kind, arguments, arguments.Language ?? taken.Language ?? "sv", parts);
        await carriers.Single(carrier => carrier.Channel == channel).CarryAsync(new OutgoingMessage(taken.Id, to, subject, body, link), cancellation);
    }

    private Task<Taken?> TakeAsync(CancellationToken cancellation) => TakeAsync<Taken>("""
        with taken as (
            update outbox_messages set taken_until = $2, attempts = attempts + 1
            where id = (select id from outbox_messages
                        where sent_at is null and dead_at is null and due_at <= $1 and coalesce(taken_until, '-infinity') < $1
                        order by due_at limit 1 for update skip locked)
            returning *)
        select t.id, t.kind, t.channel, t.arguments, t.attempts, a.email, a.phone_number, a.language
        from taken t left join accounts a on a.id = t.account_id
        """, cancellation, Now, Now + Lease);

    private async Task<IReadOnlyList<(string Kind, MessageArguments Arguments)>> PartsAsync(Guid digest, CancellationToken cancellation)
    {
        await using var command = Command("select id, kind, arguments from outbox_messages where digest_id = $1 and arguments is not null order by created_at, id", digest);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var parts = new List<(string, MessageArguments)>();
        while (await reader.ReadAsync(cancellation))
        {
            parts.Add((reader.GetString(1), MessageArguments.Open(cipher, reader.GetGuid(0), reader.GetFieldValue<byte[]>(2))));
        }

        return parts;
    }

    private Task PutBackAsync(Taken taken, Exception failure, CancellationToken cancellation)
    {
        var reason = failure is MessageRefusedException ? $"{nameof(MessageRefusedException)} {failure.Message}" : failure.GetType().Name;
        LogFailed(taken.Kind, taken.Attempts, reason);
        return failure is not MessageRefusedException && RetrySchedule.PauseAfter(taken.Attempts) is { } pause
            ? ExecuteAsync("update outbox_messages set taken_until = null, last_error = $2, due_at = $3 where id = $1", cancellation, taken.Id, reason, Now + pause)
            : ExecuteAsync("update outbox_messages set taken_until = null, last_error = $2, dead_at = $3 where id = $1", cancellation, taken.Id, reason, Now);
    }

    [LoggerMessage(LogLevel.Warning, "A message of kind {Kind} was not sent, attempt {Attempt}: {Failure}")]
    private partial void LogFailed(string kind, int attempt, string failure);

    private sealed record Taken(Guid Id, string Kind, string Channel, byte[]? Arguments, int Attempts, string? Email, string? PhoneNumber, string? Language);
}
