using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>How much of an initiative's money is used, and what it is expected to come to; nothing before there is a budget.</summary>
public sealed class MoneyPanel(BudgetReader reader) : ViewComponent
{
    /// <summary>Draws the panel.</summary>
    public async Task<IViewComponentResult> InvokeAsync(InitiativeId initiative) =>
        await reader.FiguresAsync(initiative, HttpContext.RequestAborted) is var (head, budget) && budget.Entries.Count > 0
            ? View("/Overview/MoneyPanel.cshtml", new MoneyPanelView(initiative, head, budget))
            : Content(string.Empty);
}

/// <summary>What the panel shows.</summary>
internal sealed record MoneyPanelView(InitiativeId Initiative, BudgetHead Head, Budget Budget)
{
    /// <summary>What the grant comes to.</summary>
    public BudgetFigures Grant { get; } = Funding.Budget.Sum(Budget.Entries.Where(static entry => entry.Payer == Payer.Grant));

    /// <summary>The most there is of it: the grant, or the budget where none is known.</summary>
    public decimal Most => Head.MaximumGrant ?? Grant.Revised;
}
