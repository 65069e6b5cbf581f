using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What an initiative has spent, row by row.</summary>
[Authorize(Policy = Permissions.MoneyRead)]
public sealed class CostsPage(Workspace workspace, RequestDatabase database, BudgetReader reader, Lists lists, CurrentUser user) : MoneyPage(workspace)
{
    private const int MostImports = 10;
    private const int MostDifferences = 50;

    /// <summary>Which.</summary>
    [BindProperty(SupportsGet = true)]
    public CostQuestion Question { get; set; } = new();

    public ListView List { get; private set; } = null!;

    /// <summary>The partners.</summary>
    public IReadOnlyList<Choice> Partners { get; private set; } = [];

    /// <summary>Cost types, and what none is for.</summary>
    public IReadOnlyList<Choice> Types => [.. CostTypes.Choices(T), new Choice(CostQuestion.Uncounted, T["costs.uncounted"])];

    /// <summary>The latest files.</summary>
    public IReadOnlyList<CostImportRow> Imports { get; private set; } = [];

    /// <summary>What books say otherwise than is certified, and nobody has dealt with.</summary>
    public IReadOnlyList<CostDifferenceFound> Differences { get; private set; } = [];

    public bool MayEdit => user.May(Permissions.MoneyEdit, Initiative);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("costs.title", cancellation))
        {
            return NotFound();
        }

        var list = CostList.Of(Initiative, Question, MayEdit);
        var request = ListRequest.Of(Request);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "cost_rows", Initiative, cancellation);
        }

        Partners = [.. (await reader.PartnersAsync(Initiative, cancellation)).Select(static partner => new Choice(partner.Id.ToString(), partner.Name))];
        Imports = await database.QueryAsync<CostImportRow>(Sql.Of($"""
            select i.id, i.file_name, o.name as organisation, i.state, i.added, i.changed, i.vanished, i.asked_at, a.display_name as asked_by
            from cost_imports i join organisations o on o.id = i.organisation_id join accounts a on a.id = i.asked_by
            where i.initiative_id = {Initiative} and i.state <> {CostImportState.Cancelled} order by i.asked_at desc, i.id limit {MostImports}
            """), cancellation);
        Differences = await database.QueryAsync<CostDifferenceFound>(Sql.Of($"""
            select d.id, c.occurred_on, c.account, concat_ws(' ', c.series, c.number) as voucher, c.amount as certified, d.amount as now
            from cost_differences d join cost_rows c on c.id = d.cost_row_id
            where d.initiative_id = {Initiative} and d.handled_at is null order by d.found_at, d.id limit {MostDifferences}
            """), cancellation);
        List = await lists.PageAsync(list, request, cancellation);
        return Page();
    }
}

/// <summary>A cost that books say something else of; null when it is not in them.</summary>
public sealed record CostDifferenceFound(Guid Id, DateOnly OccurredOn, string? Account, string Voucher, decimal Certified, decimal? Now);

/// <summary>A file that was handed in.</summary>
public sealed record CostImportRow(Guid Id, string FileName, string Organisation, CostImportState State, int? Added, int? Changed, int? Vanished, DateTimeOffset AskedAt, string AskedBy);
