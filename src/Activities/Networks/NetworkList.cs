using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Which networks a list shows.</summary>
public enum NetworkState
{
    /// <summary>Those that go on.</summary>
    Ongoing,

    /// <summary>Those that have ended.</summary>
    Ended,
}

/// <summary>An initiative's networks as a list: on screen and in files.</summary>
internal static class NetworkList
{
    /// <param name="initiative">Whose.</param>
    /// <param name="state">Only these; null for all.</param>
    public static ListDefinition<NetworkListRow> Of(InitiativeId initiative, NetworkState? state)
    {
        var wanted = state switch
        {
            NetworkState.Ongoing => Sql.Raw("n.ended_on is null"),
            NetworkState.Ended => Sql.Raw("n.ended_on is not null"),
            _ => Sql.Raw("true"),
        };
        return new ListDefinition<NetworkListRow>("networks.list.caption", Sql.Of($"""
                select n.id, n.initiative_id, n.name, convenor.name as convenor, n.started_on, n.ended_on, (n.ended_on is not null)::integer as state_order,
                       (select count(*) from network_members m where m.network_id = n.id and m.left_on is null) as members,
                       met.held, met.last_on
                from networks n {NetworkReader.Convenor}
                cross join lateral (
                    select count(*) as held, max((s.starts_at at time zone 'Europe/Stockholm')::date) as last_on
                    from network_sessions t join sessions s on s.id = t.session_id
                    join session_outcomes o on o.session_id = s.id and o.superseded_at is null and o.result = 'held'
                    where t.network_id = n.id) met
                where n.initiative_id = {initiative} and {wanted}
                """), static row => row.Id)
            .Column(new ListColumn<NetworkListRow>("networks.field.name", ListCellKind.Text, static row => row.Name, "name",
                MayBeNull: false, Link: static row => NetworkPaths.Of(row.InitiativeId, row.Id)))
            .Text("networks.field.convenor", static row => row.Convenor, "convenor")
            .Number("networks.field.members", static row => row.Members, "members")
            .Number("networks.field.held", static row => row.Held, "held")
            .Day("networks.field.last_met", static row => row.LastOn, "last_on")
            .Day("networks.field.started_on", static row => row.StartedOn, "started_on")
            .Status("networks.field.state", static row => row.State.TextKey(), static row => row.EndedOn is null ? Tone.Ok : Tone.Neutral, "state_order", static row => row.StateOrder)
            .SearchedBy("concat_ws(' ', name, convenor)")
            .SortedBy("name");
    }
}

/// <summary>A row of the list.</summary>
internal sealed record NetworkListRow(
    Guid Id, InitiativeId InitiativeId, string Name, string? Convenor, DateOnly StartedOn, DateOnly? EndedOn, int StateOrder, long Members, long Held, DateOnly? LastOn)
{
    public NetworkState State => EndedOn is null ? NetworkState.Ongoing : NetworkState.Ended;
}
