using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Which costs are looked at; in addresses.</summary>
public sealed record CostQuestion
{
    /// <summary>Whose; null for all.</summary>
    [FromQuery(Name = "part")]
    public OrganisationId? Partner { get; init; }

    /// <summary>Of what: a code of <see cref="CostTypes"/>; null for all.</summary>
    [FromQuery(Name = "slag")]
    public string? CostType { get; init; }

    /// <summary>Where from; null for all.</summary>
    [FromQuery(Name = "kalla")]
    public CostSource? Source { get; init; }

    /// <summary>From that day; null for the first.</summary>
    [FromQuery(Name = "fran")]
    public DateOnly? From { get; init; }

    /// <summary>To that day; null for the last.</summary>
    [FromQuery(Name = "till")]
    public DateOnly? To { get; init; }

    internal Sql Where(InitiativeId initiative)
    {
        List<Sql> conditions = [Sql.Of($"c.initiative_id = {initiative} and c.superseded_at is null")];
        void Add(bool isAsked, Sql condition)
        {
            if (isAsked)
            {
                conditions.Add(condition);
            }
        }

        Add(Partner is not null, Sql.Of($"c.organisation_id = {Partner?.Value ?? Guid.Empty}"));
        Add(CostType is not null, CostType == Uncounted ? Sql.Raw("c.cost_type is null") : Sql.Of($"c.cost_type = {CostType ?? string.Empty}"));
        Add(Source is not null, Sql.Of($"c.source = {Source ?? default}"));
        Add(From is not null, Sql.Of($"c.occurred_on >= {From ?? default}"));
        Add(To is not null, Sql.Of($"c.occurred_on <= {To ?? default}"));
        return Sql.All(conditions);
    }

    /// <summary>What no cost type is for.</summary>
    public const string Uncounted = "inget";
}

/// <summary>What an initiative has spent, row by row: on screen, in CSV and in a workbook.</summary>
internal static class CostList
{
    public static ListDefinition<CostListRow> Of(InitiativeId initiative, CostQuestion question, bool mayCorrect) =>
        new ListDefinition<CostListRow>("costs.list.caption", Sql.Of($"""
                select c.id, c.occurred_on, o.name as organisation, c.cost_type, c.payer, c.account, nullif(concat_ws(' ', case when c.source = {CostSource.Sie} then c.series end, c.number), '') as voucher, c.text, c.source, c.amount, c.file_id
                from cost_rows c join organisations o on o.id = c.organisation_id
                where {question.Where(initiative)}
                """), static row => row.Id)
            .Day("costs.field.day", static row => row.OccurredOn, "occurred_on")
            .Key("money.field.cost_type", static row => row.CostType is { } type ? CostTypes.TextKey(type) : "costs.uncounted", "cost_type", static row => row.CostType)
            .Money("money.field.amount", static row => row.Amount, "amount")
            .Text("money.field.partner", static row => row.Organisation, "organisation")
            .Text("costs.field.text", static row => row.Text, "text", row => mayCorrect && row.Source == CostSource.Manual ? CostPaths.Cost(initiative, row.Id) : null)
            .Text("costs.field.account", static row => row.Account, "account")
            .Text("costs.field.voucher", static row => row.Voucher, "voucher")
            .Key("money.field.payer", static row => row.Payer.TextKey())
            .Key("costs.field.source", static row => row.Source.TextKey())
            .SearchedBy("text", "account", "voucher", "organisation")
            .SortedBy("day", descending: true);
}

/// <summary>A row of the list.</summary>
internal sealed record CostListRow(Guid Id, DateOnly OccurredOn, string Organisation, string? CostType, Payer Payer, string? Account, string? Voucher, string? Text, CostSource Source, decimal Amount, Guid? FileId);

/// <summary>Addresses of costs.</summary>
internal static class CostPaths
{
    public static string All(InitiativeId initiative) => $"{MoneyPaths.Budget(initiative)}/kostnader";

    public static string New(InitiativeId initiative) => $"{All(initiative)}/ny";

    public static string Cost(InitiativeId initiative, Guid cost) => $"{All(initiative)}/{cost}";

    public static string Upload(InitiativeId initiative) => $"{All(initiative)}/inlasning";

    public static string Import(InitiativeId initiative, Guid import) => $"{Upload(initiative)}/{import}";

    public static string Accounts(InitiativeId initiative) => $"{All(initiative)}/konton";

    public static string Receipt(InitiativeId initiative, Guid file) => $"{All(initiative)}/underlag/{file}";
}
