using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Initiatives by their money: on screen, in CSV and in a workbook.</summary>
internal static class MoneyList
{
    /// <param name="state">A state to narrow to; null for all that are not cancelled.</param>
    /// <param name="scope">Where the viewer reads money.</param>
    public static ListDefinition<MoneyRow> Of(InitiativeState? state, AccessScope scope) =>
        new ListDefinition<MoneyRow>("money.all.caption", Sql.Of($"""
                select i.id, {LocalText.Column("i.name")} as name, o.name as owner, i.state, i.ends_on, i.maximum_grant,
                       (select sum(a.amount) from budget_amounts a where a.initiative_id = i.id) as budget,
                       c.claimed, c.paid
                from initiatives i join organisations o on o.id = i.owner_id
                left join (
                    select k.initiative_id, sum(k.amount) as claimed, sum(k.amount) filter (where k.state = {ClaimState.Paid}) as paid
                    from claims k group by k.initiative_id) c on c.initiative_id = i.id
                where {scope.Within("i.id")} and {(state is { } wanted ? Sql.Of($"i.state = {wanted}") : Sql.Of($"i.state <> {InitiativeState.Cancelled}"))}
                """), static row => row.Id)
            .Text("money.field.initiative", static row => row.Name, "name", static row => MoneyPaths.Budget(new InitiativeId(row.Id)))
            .Text("initiatives.field.owner", static row => row.Owner, "owner")
            .Key("initiatives.field.state", static row => row.State.TextKey())
            .Day("initiatives.field.ends_on", static row => row.EndsOn, "ends_on")
            .Money("money.field.maximum", static row => row.MaximumGrant, "maximum_grant")
            .Money("money.field.budget", static row => row.Budget, "budget")
            .Money("money.field.claimed", static row => row.Claimed, "claimed")
            .Money("money.field.paid", static row => row.Paid, "paid")
            .SearchedBy("name", "owner")
            .SortedBy("initiative");
}

/// <summary>A row of the list.</summary>
internal sealed record MoneyRow(Guid Id, string Name, string Owner, InitiativeState State, DateOnly EndsOn, decimal? MaximumGrant, decimal? Budget, decimal? Claimed, decimal? Paid);
