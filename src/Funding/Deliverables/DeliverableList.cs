using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What initiatives leave behind, as a list: on screen, in CSV and in a workbook.</summary>
internal static class DeliverableList
{
    /// <param name="initiative">Only of this initiative; null for all in reach, each with its initiative's name.</param>
    /// <param name="state">Only this state; null for all.</param>
    /// <param name="usage">Only those that were last seen used so; null for all.</param>
    /// <param name="scope">What the viewer reaches.</param>
    public static ListDefinition<DeliverableRow> Of(InitiativeId? initiative, DeliverableState? state, DeliverableUsage? usage, AccessScope scope)
    {
        var states = Enum.GetValues<DeliverableState>();
        var conditions = new List<Sql> { initiative is { } one ? Sql.Of($"d.initiative_id = {one}") : scope.Within("d.initiative_id") };
        if (state is { } wanted)
        {
            conditions.Add(Sql.Of($"d.state = {wanted}"));
        }

        if (usage is { } seen)
        {
            conditions.Add(Sql.Of($"last.usage = {seen}"));
        }

        var list = new ListDefinition<DeliverableRow>("deliverables.list.caption", Sql.Of($"""
                select d.id, d.initiative_id, {LocalText.Column("i.name")} as initiative, d.name, d.kind, nullif(d.receiver, '') as receiver, nullif(d.steward, '') as steward, d.due_on,
                       d.state, array_position({states}::text[], d.state) as state_place, d.delivered_on, o.name as adopted_by, d.adopted_on, last.checked_on, last.usage
                from deliverables d
                join initiatives i on i.id = d.initiative_id
                left join organisations o on o.id = d.adopted_by_id
                left join lateral (select c.checked_on, c.usage from deliverable_checks c where c.deliverable_id = d.id order by c.checked_on desc, c.registered_at desc, c.id limit 1) last on true
                where {Sql.All(conditions)}
                """), static row => row.Id)
            .Column(new ListColumn<DeliverableRow>("deliverables.field.name", ListCellKind.Text, static row => row.Name, "name",
                MayBeNull: false, Link: static row => DeliverablePaths.One(new InitiativeId(row.InitiativeId), row.Id)));
        if (initiative is null)
        {
            list = list.Text("deliverables.field.initiative", static row => row.Initiative, "initiative");
        }

        return list
            .Status("deliverables.field.state", static row => row.State.TextKey(), static row => row.State.Tone(), "state_place", static row => row.StatePlace)
            .Key("deliverables.field.kind", static row => row.Kind?.TextKey())
            .Day("deliverables.field.due_on", static row => row.DueOn, "due_on")
            .Text("deliverables.field.receiver", static row => row.Receiver, "receiver")
            .Text("deliverables.field.steward", static row => row.Steward, "steward")
            .Day("deliverables.field.delivered_on", static row => row.DeliveredOn, "delivered_on")
            .Text("deliverables.field.adopted_by", static row => row.AdoptedBy, "adopted_by")
            .Day("deliverables.field.adopted_on", static row => row.AdoptedOn, "adopted_on")
            .Day("deliverables.field.checked_on", static row => row.CheckedOn, "checked_on")
            .Status("deliverables.field.usage", static row => row.Usage?.TextKey(), static row => row.Usage?.Tone() ?? Tone.Neutral)
            .SearchedBy("name", "receiver", "steward", "adopted_by")
            .SortedBy("due_on");
    }
}

/// <summary>A row of the list.</summary>
internal sealed record DeliverableRow(
    Guid Id, Guid InitiativeId, string Initiative, string Name, DeliverableKind? Kind, string? Receiver, string? Steward, DateOnly? DueOn, DeliverableState State, int? StatePlace, DateOnly? DeliveredOn, string? AdoptedBy,
    DateOnly? AdoptedOn, DateOnly? CheckedOn, DeliverableUsage? Usage);
