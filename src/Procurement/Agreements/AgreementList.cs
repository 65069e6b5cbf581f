using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>Agreements as a list, of one initiative or of all the viewer reaches: on screen, in CSV and in a workbook.</summary>
internal static class AgreementList
{
    /// <param name="initiative">Null for all; then the initiative is a column.</param>
    /// <param name="state">A state to narrow to; null for all.</param>
    /// <param name="type">Code of a type to narrow to; null for all. An unknown one gives no rows.</param>
    /// <param name="attention">What is to be looked after; null for all.</param>
    /// <param name="scope">What the viewer reaches.</param>
    /// <param name="today">Today.</param>
    public static ListDefinition<AgreementRow> Of(InitiativeId? initiative, AgreementState? state, string? type, AgreementAttention? attention, AccessScope scope, DateOnly today)
    {
        var conditions = new List<Sql> { initiative is { } only ? Sql.Of($"a.initiative_id = {only}") : scope.Within("a.initiative_id") };
        if (state is { } wanted)
        {
            conditions.Add(Sql.Of($"latest.state = {wanted}"));
        }

        if (type is not null)
        {
            conditions.Add(Sql.Of($"a.type = {type}"));
        }

        if (attention is { } kind)
        {
            conditions.Add(kind == AgreementAttention.Stalled ? StalledAgreements.AtRest(today) : EndingAgreements.Soon(today));
        }

        var list = new ListDefinition<AgreementRow>("procurement.list.caption", Sql.Of($"""
                select a.id, a.initiative_id, {LocalText.Column("i.name")} as initiative, a.title, supplier.name as supplier, buyer.name as buyer,
                       a.type, array_position({AgreementTypes.All}::text[], a.type) as type_place,
                       latest.state, latest.state_place, latest.occurred_on as state_since, {today} - latest.occurred_on as days, a.value, a.value_is, a.ends_on,
                       case when {StalledAgreements.AtRest(today)} then 'stalled' when {EndingAgreements.Soon(today)} then 'ending' end as attention
                from business_agreements a
                join initiatives i on i.id = a.initiative_id
                join organisations supplier on supplier.id = a.supplier_id
                join organisations buyer on buyer.id = a.buyer_id
                {AgreementSql.LatestState}
                where {Sql.All(conditions)}
                """), static row => row.Id)
            .Column(new ListColumn<AgreementRow>("procurement.field.title", ListCellKind.Text, static row => row.Title, "title",
                MayBeNull: false, Link: static row => row.Path));
        if (initiative is null)
        {
            list.Text("procurement.field.initiative", static row => row.Initiative, "initiative");
        }

        return list
            .Text("procurement.field.supplier", static row => row.Supplier, "supplier")
            .Text("procurement.field.buyer", static row => row.Buyer, "buyer")
            .Key("procurement.field.type", static row => AgreementTypes.TextKey(row.Type), "type_place", static row => row.TypePlace)
            .Status("procurement.field.state", static row => row.State.TextKey(), static row => row.State.Tone(), "state_place", static row => row.StatePlace)
            .Status("procurement.field.attention", static row => row.Attention?.TextKey(), static _ => Tone.Late,
                "attention", static row => row.Attention is { } attention ? SnakeCase.Of(attention.ToString()) : null)
            .Day("procurement.field.since", static row => row.StateSince, "state_since")
            .Number("procurement.field.days", static row => row.State.IsOpen() ? row.Days : null)
            .Day("procurement.field.ends_on", static row => row.EndsOn, "ends_on")
            .Money("procurement.field.value", static row => row.Value, "value")
            .Key("procurement.field.value_is", static row => row.Value is null ? null : row.ValueIs.TextKey())
            .SearchedBy("concat_ws(' ', title, supplier, buyer)")
            .SortedBy("since", descending: true);
    }
}

/// <summary>Why an agreement is to be looked after.</summary>
public enum AgreementAttention
{
    /// <summary>It is still to come about and has not moved for a while.</summary>
    Stalled,

    /// <summary>It runs out soon, or has, and nothing continues it.</summary>
    Ending,
}

/// <summary>A row of the list.</summary>
internal sealed record AgreementRow(
    Guid Id, InitiativeId InitiativeId, string Initiative, string Title, string Supplier, string Buyer, string Type, int? TypePlace,
    AgreementState State, int StatePlace, DateOnly StateSince, int Days, decimal? Value, ValueBasis ValueIs, DateOnly? EndsOn, AgreementAttention? Attention)
{
    /// <summary>Address of its page.</summary>
    public string Path => AgreementPaths.Of(InitiativeId, new BusinessAgreementId(Id));
}

/// <summary>Addresses within the capability.</summary>
internal static class AgreementPaths
{
    public static string List(InitiativeId initiative) => $"/insatser/{initiative}/upphandling";

    public static string Of(InitiativeId initiative, BusinessAgreementId agreement) => $"{List(initiative)}/{agreement}";
}
