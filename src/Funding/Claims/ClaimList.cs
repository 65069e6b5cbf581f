using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Claims of an initiative: on screen, in CSV and in a workbook.</summary>
internal static class ClaimList
{
    public static ListDefinition<ClaimListRow> Of(InitiativeId initiative, ClaimState? state, Texts texts) =>
        new ListDefinition<ClaimListRow>("claims.list.caption", Sql.Of($"""
                select c.id, coalesce(o.name, {texts["money.whole_project"]}) as organisation, c.first_day, c.last_day, c.state, c.amount, c.paid_on
                from claims c left join organisations o on o.id = c.organisation_id
                where c.initiative_id = {initiative} and {(state is { } wanted ? Sql.Of($"c.state = {wanted}") : Sql.Of($"c.state <> {ClaimState.Withdrawn}"))}
                """), static row => row.Id)
            .Text("money.field.partner", static row => row.Organisation, "organisation", row => ClaimPaths.Claim(initiative, row.Id))
            .Day("costs.field.from", static row => row.FirstDay, "first_day")
            .Day("costs.field.to", static row => row.LastDay, "last_day")
            .Status("claims.field.state", static row => row.State.TextKey(), static row => row.State.Tone())
            .Money("money.field.amount", static row => row.Amount, "amount")
            .Day("claims.field.paid_on", static row => row.PaidOn, "paid_on")
            .SearchedBy("organisation")
            .SortedBy("from", descending: true);

    /// <summary>The costs of a certified claim.</summary>
    public static ListDefinition<ClaimCostRow> Rows(InitiativeId initiative, Guid claim, bool mayReview) =>
        new ListDefinition<ClaimCostRow>("claims.rows.caption", Sql.Of($"""
                select r.id, c.occurred_on, o.name as organisation, c.cost_type, c.payer, c.account, nullif(concat_ws(' ', case when c.source = {CostSource.Sie} then c.series end, c.number), '') as voucher, c.text, c.amount as cost, r.amount,
                       r.reason, r.refused_reason, case when r.refused_reason is not null then 'refused' when r.reason is not null then 'ineligible' else 'eligible' end as judgement
                from claim_rows r join cost_rows c on c.id = r.cost_row_id join organisations o on o.id = c.organisation_id
                where r.claim_id = {claim} and r.initiative_id = {initiative}
                """), static row => row.Id)
            .Day("costs.field.day", static row => row.OccurredOn, "occurred_on")
            .Key("money.field.cost_type", static row => row.CostType is { } type ? CostTypes.TextKey(type) : "costs.uncounted", "cost_type", static row => row.CostType)
            .Text("costs.field.voucher", static row => row.Voucher ?? row.Text, "voucher", row => mayReview && row.Reason is null ? ClaimPaths.Row(initiative, claim, row.Id) : null)
            .Text("costs.field.account", static row => row.Account, "account")
            .Key("money.field.payer", static row => row.Payer.TextKey())
            .Money("claims.field.cost", static row => row.Cost, "cost")
            .Money("claims.field.eligible", static row => row.RefusedReason is null ? row.Amount : 0, "amount")
            .Status("claims.field.judgement", static row => row.Reason is { } reason ? reason.TextKey() : $"claims.judgement.{row.Judgement}", static row => row.Judgement == "eligible" ? Tone.Ok : Tone.Risk)
            .Text("claims.field.refused_reason", static row => row.RefusedReason)
            .SearchedBy("voucher", "account", "text")
            .SortedBy("day");
}

/// <summary>A row of the list.</summary>
internal sealed record ClaimListRow(Guid Id, string Organisation, DateOnly FirstDay, DateOnly LastDay, ClaimState State, decimal? Amount, DateOnly? PaidOn);

/// <summary>A cost of a claim.</summary>
internal sealed record ClaimCostRow(
    Guid Id, DateOnly OccurredOn, string Organisation, string? CostType, Payer Payer, string? Account, string? Voucher, string? Text, decimal Cost, decimal Amount, Ineligible? Reason, string? RefusedReason, string Judgement);
