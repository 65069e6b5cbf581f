using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>An initiative's standing targets as a list, by which their indicators are found a page at a time.</summary>
internal static class TargetList
{
    /// <param name="initiative">The initiative.</param>
    /// <param name="level">Only those that promise about this; null for all.</param>
    public static ListDefinition<TargetListRow> Of(InitiativeId initiative, TargetLevel? level)
    {
        var condition = level is null ? Sql.Raw("true") : Sql.Of($"t.level = {level.Value}");
        return new ListDefinition<TargetListRow>("results.ledger.title", Sql.Of($"""
                select t.id, t.position, t.code, {LocalText.Column("t.name")} as name
                from targets t
                where t.initiative_id = {initiative} and {condition}
                  and not exists (select from target_values v where v.target_id = t.id and v.kind = 'removal')
                """), static row => row.Id)
            .Number("results.field.position", static row => row.Position, "position")
            .Column(new ListColumn<TargetListRow>("results.field.code", ListCellKind.Text, static row => row.Code, "code", MayBeNull: false))
            .Column(new ListColumn<TargetListRow>("results.field.name", ListCellKind.Text, static row => row.Name, "name", MayBeNull: false))
            .SearchedBy("name", "code")
            .SortedBy("position");
    }
}

/// <summary>A row of the list.</summary>
internal sealed record TargetListRow(Guid Id, int Position, string Code, string Name);
