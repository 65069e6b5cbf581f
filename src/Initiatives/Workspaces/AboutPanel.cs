using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>What an initiative is, in its own words; nothing where nobody has written them.</summary>
public sealed class AboutPanel(PlanQuery plan) : ViewComponent
{
    /// <summary>Draws the panel.</summary>
    public async Task<IViewComponentResult> InvokeAsync(InitiativeId initiative)
    {
        var head = await plan.HeadAsync(initiative, HttpContext.RequestAborted);
        return View("/Workspaces/AboutPanel.cshtml", head?.Summary ?? string.Empty);
    }
}
