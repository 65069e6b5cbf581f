namespace Samsteg.Platform;

/// <summary>What the user has chosen for each kind of message that can be chosen about.</summary>
public sealed class MessagePreferences(RequestDatabase database, CurrentUser user, IEnumerable<Capability> capabilities)
{
    private readonly IReadOnlyList<MessageKind> _kinds = [.. capabilities.SelectMany(static capability => capability.Messages)
        .Where(kind => !kind.IsSecurity && (kind.Permission is not { } permission || user.May(permission)))];

    /// <summary>Each kind with the user's choice.</summary>
    public async Task<IReadOnlyList<(MessageKind Kind, MessageTiming Timing)>> ReadAsync(CancellationToken cancellation)
    {
        var chosen = (await database.QueryAsync<Row>(Sql.Of($"select kind, timing from message_preferences where account_id = {user.RequiredAccount}"), cancellation))
            .ToDictionary(static row => row.Kind, static row => row.Timing);
        return [.. _kinds.Select(kind => (kind, chosen.GetValueOrDefault(kind.Key, MessageTiming.AtOnce)))];
    }

    /// <summary>Takes the user's choices; a kind that is not for the user, or that cannot be turned off, is left as it is.</summary>
    public async Task ChooseAsync(IReadOnlyDictionary<string, MessageTiming> timings, CancellationToken cancellation)
    {
        foreach (var kind in _kinds.Where(kind => timings.ContainsKey(kind.Key)))
        {
            await database.ExecuteAsync(Sql.Of($"""
                insert into message_preferences (account_id, kind, timing) values ({user.RequiredAccount}, {kind.Key}, {timings[kind.Key]})
                on conflict (account_id, kind) do update set timing = excluded.timing
                """), cancellation);
        }
    }

    private sealed record Row(string Kind, MessageTiming Timing);
}
