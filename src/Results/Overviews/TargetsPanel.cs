using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>An initiative's result targets on its overview: are we reaching them, in five seconds.</summary>
public sealed class TargetsPanel(Indicators indicators, TimeProvider clock) : ViewComponent
{
    /// <summary>Evaluates them now.</summary>
    public async Task<IViewComponentResult> InvokeAsync(InitiativeId initiative)
    {
        var all = await indicators.OfInitiativeAsync(initiative, Viewpoint.Now(clock), HttpContext.RequestAborted);
        return View("/Overviews/TargetsPanel.cshtml", new TargetsShown([.. all.Where(static indicator => indicator.Target.Level == TargetLevel.Result)], clock.GetUtcNow()));
    }
}

/// <summary>Every target of the plan, by level, on the plan's page.</summary>
public sealed class PlanTargetsPanel(Indicators indicators, TimeProvider clock) : ViewComponent
{
    /// <summary>Evaluates them now.</summary>
    public async Task<IViewComponentResult> InvokeAsync(InitiativeId initiative) => View(
        "/Overviews/PlanTargetsPanel.cshtml",
        new TargetsShown(await indicators.OfInitiativeAsync(initiative, Viewpoint.Now(clock), HttpContext.RequestAborted), clock.GetUtcNow()));
}

/// <summary>Targets and when they were evaluated.</summary>
public sealed record TargetsShown(IReadOnlyList<Indicator> Indicators, DateTimeOffset At);
