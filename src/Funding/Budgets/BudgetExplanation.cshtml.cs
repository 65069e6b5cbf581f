using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What figures of a budget are made of: lines, revisions, costs, and how they are counted.</summary>
[Authorize(Policy = Permissions.MoneyRead)]
public sealed class BudgetExplanationPage(Workspace workspace, BudgetReader reader) : MoneyPage(workspace)
{
    /// <summary>Most rows of the ledger that are shown.</summary>
    private const int MostRows = 200;

    /// <summary>What part is explained.</summary>
    [BindProperty(SupportsGet = true)]
    public BudgetQuestion Question { get; set; } = new();

    /// <summary>What it is about, in words.</summary>
    public string What { get; private set; } = string.Empty;

    /// <summary>The figures.</summary>
    public BudgetFigures Total { get; private set; }

    /// <summary>The lines they are sums of.</summary>
    public IReadOnlyList<ExplainedLine> Rows { get; private set; } = [];

    /// <summary>The rows of the ledger behind what is budgeted.</summary>
    public IReadOnlyList<ExplainedAmount> Ledger { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await reader.FindAsync(Initiative, cancellation) is not { } view || !await OpenAsync("money.explanation.title", cancellation))
        {
            return NotFound();
        }

        var entries = view.Budget.Entries.Where(Question.Asks).ToList();
        var lines = view.Lines.ToDictionary(static line => line.Id);
        What = string.Join(" · ", new[]
        {
            CostTypes.IsKnown(Question.CostType) ? T[CostTypes.TextKey(Question.CostType!)] : T["money.filter.all_types"],
            BudgetQuestion.Partners(view, T).FirstOrDefault(partner => partner.Value == Question.Partner)?.Text ?? T["money.filter.all_partners"],
            Question.Payer is { } payer ? T[payer.TextKey()] : T["money.filter.all_payers"],
            BudgetQuestion.Periods(view, T).FirstOrDefault(period => period.Value == Question.Period)?.Text ?? T["money.filter.all_periods"],
        });
        Total = Budget.Sum(entries);
        Rows = [.. entries.GroupBy(static entry => (entry.Line, entry.CostType, entry.Organisation, entry.Payer)).Select(group => Explained(view, lines, group.Key.Line, group.First(), Budget.Sum(group)))];
        var asked = entries.Where(static entry => entry is { Line: not null, IsOverhead: false }).Select(static entry => (entry.Line!.Value, entry.Period)).ToHashSet();
        var decisions = view.Revisions.ToDictionary(static revision => revision.Number);
        Ledger = [.. view.Lines.SelectMany(line => line.Ledger.Where(amount => asked.Contains((line.Id, amount.Period))).Select(amount => new ExplainedAmount(line.Name(T), amount,
            decisions.TryGetValue(amount.Revision, out var decision)
                ? $"{(decision.Number == 0 ? T["money.revision.original"] : T["money.revision.number", decision.Number])}, {Display.Day(decision.DecidedOn)}{(decision.Reason.Length > 0 ? ": " + decision.Reason : null)}"
                : T["money.revision.entered"]))).Take(MostRows)];
        return Page();
    }

    private ExplainedLine Explained(BudgetView view, Dictionary<Guid, BudgetLineRow> lines, Guid? id, BudgetEntry first, BudgetFigures figures)
    {
        var detail = $"{T[CostTypes.TextKey(first.CostType)]} · {view.PartnerName(first.Organisation, T)} · {T[first.Payer.TextKey()]}";
        if (id is { } known && lines.TryGetValue(known, out var line))
        {
            string?[] notes =
            [
                line.EstimateReason is { } estimate ? T["money.explanation.estimate", estimate] : null,
                line is { Forecast: { } forecast, ForecastReason: { } reason } ? T["money.explanation.own_forecast", Display.Money(forecast), reason] : null,
            ];
            return new ExplainedLine(line.Name(T), detail, [.. notes.OfType<string>()], figures);
        }

        return view.Overheads.FirstOrDefault(rule => rule.Id == id) is { } overhead
            ? new ExplainedLine(T["money.explanation.overhead"], detail, [OverheadWords.Of(T, overhead)], figures)
            : new ExplainedLine(T["money.outside"], detail, [T["money.explanation.outside"]], figures);
    }
}

/// <summary>A line that figures are sums of.</summary>
public sealed record ExplainedLine(string Name, string Detail, IReadOnlyList<string> Notes, BudgetFigures Figures);

/// <summary>A row of the ledger and the decision it belongs to.</summary>
public sealed record ExplainedAmount(string Name, BudgetedAmount Amount, string Decision);
