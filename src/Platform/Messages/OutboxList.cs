namespace Samsteg.Platform;

/// <summary>A message as whoever runs the system sees it: never what it says.</summary>
public sealed record OutboxRow(Guid Id, string Kind, string Channel, DateTimeOffset CreatedAt, string State, int Attempts, string? LastError)
{
    public Tone Tone => State switch { "sent" => Tone.Ok, "dead" => Tone.Risk, "failing" => Tone.Late, _ => Tone.Neutral };
}

/// <summary>What is in the outbox, newest first.</summary>
internal static class OutboxList
{
    private static readonly Sql State = Sql.Raw("case when sent_at is not null then 'sent' when dead_at is not null then 'dead' when due_at is null then 'collected' when attempts > 0 then 'failing' else 'waiting' end");

    public static ListDefinition<OutboxRow> Definition() =>
        new ListDefinition<OutboxRow>("messages.list", Sql.Of($"select id, kind, channel, created_at, {State} as state, attempts, last_error from outbox_messages"), static row => row.Id)
            .Moment("messages.created", static row => row.CreatedAt, sort: "created_at")
            .Key("messages.kind", static row => $"message.{row.Kind}.label")
            .Key("messages.channel", static row => $"message_channel.{row.Channel}")
            .Status("messages.state", static row => $"message_state.{row.State}", static row => row.Tone, sort: "state", sortValue: static row => row.State)
            .Number("messages.attempts", static row => row.Attempts)
            .Text("messages.error", static row => row.LastError)
            .SortedBy("created", descending: true);
}
