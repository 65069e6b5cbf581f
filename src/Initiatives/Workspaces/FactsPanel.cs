using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Whose an initiative is, when it runs and how much is granted.</summary>
public sealed class FactsPanel(InitiativeChoices initiatives, PlanQuery plan) : ViewComponent
{
    /// <summary>Draws the panel.</summary>
    public async Task<IViewComponentResult> InvokeAsync(InitiativeId initiative)
    {
        var cancellation = HttpContext.RequestAborted;
        var facts = await initiatives.FindAsync(initiative, cancellation);
        var head = await plan.HeadAsync(initiative, cancellation);
        return facts is null || head is null
            ? Content(string.Empty)
            : View("/Workspaces/FactsPanel.cshtml", new FactsPanelView(facts, head, await plan.PartnersAsync(initiative, cancellation)));
    }
}

/// <summary>What the panel shows.</summary>
internal sealed record FactsPanelView(InitiativeFacts Facts, PlanHead Head, IReadOnlyList<PartnerRow> Partners);
