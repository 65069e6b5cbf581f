using System.Text.Json;

namespace Samsteg.Platform;

/// <summary>
/// Tells somebody something by mail or text message. The message is written in the transaction of what it tells, so it is
/// sent if and only if that happened. It can hold a link into the system and numbers, nothing else: what a stranger must
/// not read is read after signing in. Guests, who do not sign in, are also told what they have signed up for.
/// </summary>
public sealed class Outbox(RequestDatabase database, Cipher cipher, TimeProvider clock)
{
    /// <summary>Tells an account, when and how its owner has chosen.</summary>
    /// <param name="kind">What kind of thing.</param>
    /// <param name="receiver">Whom.</param>
    /// <param name="path">Where it is read, a path of ours: <c>/insatser/…</c>.</param>
    /// <param name="numbers">What stands in the text's places from <c>{1}</c> on.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="ArgumentException">The path leads elsewhere.</exception>
    public Task TellAsync(MessageKind kind, AccountId receiver, string path, IReadOnlyList<int>? numbers = null, CancellationToken cancellation = default)
    {
        RefuseForeign(path);
        var id = Guid.CreateVersion7();
        var arguments = MessageArguments.Seal(cipher, id, new MessageArguments(path, numbers ?? []));
        var now = clock.GetUtcNow();
        return database.ExecuteAsync(Sql.Of($"""
            insert into outbox_messages (id, account_id, kind, channel, arguments, created_at, due_at)
            select {id}, a.id, {kind.Key},
                   case when c.timing = 'by_text' and a.phone_number is not null then 'text' else 'mail' end,
                   {arguments}, {now}, case when c.timing <> 'daily' then {now}::timestamptz end
            from accounts a
            left join message_preferences p on p.account_id = a.id and p.kind = {kind.Key}
            cross join lateral (select case when {kind.IsSecurity} then 'at_once' else coalesce(p.timing, 'at_once') end as timing) c
            where a.id = {receiver} and c.timing <> 'never' and not a.email like {'%' + Machines.AddressEnd}
            """), cancellation);
    }

    /// <summary>Tells somebody who has no account, by mail, at once. Address and words are sealed, and forgotten when it is sent.</summary>
    /// <param name="kind">What kind of thing.</param>
    /// <param name="address">Their mail address.</param>
    /// <param name="language">Their language, <c>sv</c> or <c>en</c>.</param>
    /// <param name="path">Where it is read, a path of ours that needs no sign-in.</param>
    /// <param name="about">What it is about, in their language: what stands in the text's place <c>{1}</c>. Open to whoever has a public address, so nothing personal.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="ArgumentException">The path leads elsewhere.</exception>
    public Task TellGuestAsync(MessageKind kind, string address, string language, string path, string about, CancellationToken cancellation = default)
    {
        RefuseForeign(path);
        var id = Guid.CreateVersion7();
        var now = clock.GetUtcNow();
        return database.ExecuteAsync(Sql.Of($"""
            insert into outbox_messages (id, kind, channel, arguments, created_at, due_at)
            values ({id}, {kind.Key}, 'mail', {MessageArguments.Seal(cipher, id, new MessageArguments(path, [], address, language, about))}, {now}, {now})
            """), cancellation);
    }

    private static void RefuseForeign(string path)
    {
        if (!path.StartsWith('/') || path.StartsWith("//", StringComparison.Ordinal) || path.Contains('\\', StringComparison.Ordinal))
        {
            throw new ArgumentException("A message links to a path of ours.", nameof(path));
        }
    }
}

/// <summary>What a message's texts are filled with.</summary>
/// <param name="Path">Where the link leads.</param>
/// <param name="Numbers">Numbers of things.</param>
/// <param name="To">The address of a receiver without an account; null for an account's.</param>
/// <param name="Language">That receiver's language, <c>sv</c> or <c>en</c>.</param>
/// <param name="About">What that receiver is told about.</param>
internal sealed record MessageArguments(string Path, IReadOnlyList<int> Numbers, string? To = null, string? Language = null, string? About = null)
{
    public static SealedColumn Sealed { get; } = new("outbox_messages", "arguments", "'message ' || id");

    /// <summary>Encrypted, because a link may let its holder in.</summary>
    public static byte[] Seal(Cipher cipher, Guid message, MessageArguments arguments) => cipher.Seal(JsonSerializer.Serialize(arguments), $"message {message}");

    public static MessageArguments Open(Cipher cipher, Guid message, byte[] box) =>
        JsonSerializer.Deserialize<MessageArguments>(cipher.Open(box, $"message {message}"))!;
}
