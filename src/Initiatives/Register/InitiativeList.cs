using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>The initiatives in the viewer's reach as a list: on screen, in CSV and in a workbook.</summary>
internal static class InitiativeList
{
    /// <param name="state">Only this state; null for all.</param>
    public static ListDefinition<InitiativeRow> Of(InitiativeState? state)
    {
        var states = Enum.GetValues<InitiativeState>();
        var condition = state is null ? Sql.Raw("true") : Sql.Of($"i.state = {state.Value}");
        return new ListDefinition<InitiativeRow>("initiatives.list.caption", Sql.Of($"""
                select i.id, {LocalText.Column("i.name")} as name, o.name as owner, i.state, array_position({states}::text[], i.state) as state_place,
                       i.starts_on, i.ends_on, i.intake_ends_on, i.maximum_grant, i.registry_number
                from initiatives i join organisations o on o.id = i.owner_id
                where {condition}
                """), static row => row.Id)
            .Column(new ListColumn<InitiativeRow>("initiatives.field.name", ListCellKind.Text, static row => row.Name, "name",
                MayBeNull: false, Link: static row => $"/insatser/{row.Id}"))
            .Text("initiatives.field.owner", static row => row.Owner, "owner")
            .Status("initiatives.field.state", static row => row.State.TextKey(), static row => ToneOf(row.State), "state_place", static row => row.StatePlace)
            .Day("initiatives.field.starts_on", static row => row.StartsOn, "starts_on")
            .Day("initiatives.field.ends_on", static row => row.EndsOn, "ends_on")
            .Day("initiatives.field.intake_ends_on", static row => row.IntakeEndsOn, "intake_ends_on")
            .Money("initiatives.field.maximum_grant", static row => row.MaximumGrant, "maximum_grant")
            .SearchedBy("name", "owner", "registry_number")
            .SortedBy("name");
    }

    private static Tone ToneOf(InitiativeState state) => state switch
    {
        InitiativeState.Ongoing => Tone.Ok,
        InitiativeState.Applied or InitiativeState.Approved => Tone.Info,
        _ => Tone.Neutral,
    };
}

/// <summary>A row of the list.</summary>
internal sealed record InitiativeRow(
    Guid Id, string Name, string Owner, InitiativeState State, int? StatePlace, DateOnly StartsOn, DateOnly EndsOn, DateOnly? IntakeEndsOn,
    decimal? MaximumGrant, string? RegistryNumber);
