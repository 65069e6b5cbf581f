using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What part of a budget is looked at; in addresses.</summary>
public sealed record BudgetQuestion
{
    /// <summary>That is the whole project's, where a partner is asked for.</summary>
    public const string WholeProject = "hela";

    /// <summary>Whose: an organisation's id, or <see cref="WholeProject"/>; null for all.</summary>
    [FromQuery(Name = "part")]
    public string? Partner { get; init; }

    /// <summary>Whose money; null for all.</summary>
    [FromQuery(Name = "betalare")]
    public Payer? Payer { get; init; }

    /// <summary>When, by <see cref="BudgetPeriod.Code"/>; <see cref="WholeProject"/> for what is undivided; null for all.</summary>
    [FromQuery(Name = "period")]
    public string? Period { get; init; }

    /// <summary>Of what: a code of <see cref="CostTypes"/>; null for all.</summary>
    [FromQuery(Name = "slag")]
    public string? CostType { get; init; }

    /// <summary>Whether an entry is asked for.</summary>
    public bool Asks(BudgetEntry entry) =>
        (Partner is null || Partner == PartnerCode(entry.Organisation)) && (Payer is null || Payer == entry.Payer)
        && (Period is null || Period == PeriodCode(entry.Period)) && (CostType is null || CostType == entry.CostType);

    /// <summary>As an address.</summary>
    public string At(string path)
    {
        string?[] parts =
        [
            Partner is null ? null : $"part={Uri.EscapeDataString(Partner)}", Payer is { } payer ? $"betalare={SnakeCase.Of(payer.ToString())}" : null,
            Period is null ? null : $"period={Uri.EscapeDataString(Period)}", CostType is null ? null : $"slag={Uri.EscapeDataString(CostType)}",
        ];
        var query = string.Join('&', parts.OfType<string>());
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    internal static string PartnerCode(OrganisationId? organisation) => organisation?.ToString() ?? WholeProject;

    internal static string PeriodCode(BudgetPeriod period) => period.IsWhole ? WholeProject : period.Code;

    /// <summary>The partners that have entries, as alternatives.</summary>
    internal static IReadOnlyList<Choice> Partners(BudgetView view, Texts texts) =>
        [.. Order(view).Select(organisation => new Choice(PartnerCode(organisation), view.PartnerName(organisation, texts)))];

    /// <summary>Whose entries there are, in the partners' order; the whole project last.</summary>
    internal static IEnumerable<OrganisationId?> Order(BudgetView view)
    {
        var places = view.Partners.Index().ToDictionary(static partner => partner.Item.Id, static partner => partner.Index);
        return view.Budget.Entries.Select(static entry => entry.Organisation).Distinct()
            .OrderBy(organisation => organisation is { } known ? places.GetValueOrDefault(known, int.MaxValue - 1) : int.MaxValue);
    }

    /// <summary>The periods, as alternatives.</summary>
    internal static IReadOnlyList<Choice> Periods(BudgetView view, Texts texts) =>
        [.. view.Budget.Periods.Select(period => new Choice(PeriodCode(period), Display.Capital(period.Label(texts))))];
}
