using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>How much the plan leaves open, with the way to read it; nothing when it leaves nothing open.</summary>
public sealed class RemarksPanel(PlanQuery plan) : ViewComponent
{
    /// <summary>Draws the panel.</summary>
    public async Task<IViewComponentResult> InvokeAsync(InitiativeId initiative)
    {
        var count = await plan.RemarkCountAsync(initiative, HttpContext.RequestAborted);
        return count == 0 ? Content(string.Empty) : View("/Workspaces/RemarksPanel.cshtml", new RemarksPanelView(initiative, count));
    }
}

/// <summary>What the panel shows.</summary>
internal sealed record RemarksPanelView(InitiativeId Initiative, long Count);
