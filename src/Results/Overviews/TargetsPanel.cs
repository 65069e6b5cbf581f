using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>An initiative's result targets on its overview: are we reaching them, in five seconds.</summary>
public sealed class TargetsPanel(Indicators indicators, CurrentUser user, TimeProvider clock) : ViewComponent
{
    /// <summary>Evaluates them now.</summary>
    public async Task<IViewComponentResult> InvokeAsync(InitiativeId initiative)
    {
        var all = await indicators.OfInitiativeAsync(initiative, Viewpoint.Now(clock), HttpContext.RequestAborted);
        return View("/Overviews/TargetsPanel.cshtml", new TargetsShown(
            initiative, [.. all.Where(static indicator => indicator.Target.Level == TargetLevel.Result)], [], user.May(Permissions.InitiativesEdit, initiative), clock.GetUtcNow()));
    }
}

/// <summary>Every target of the plan, by level, on the plan's page.</summary>
public sealed class PlanTargetsPanel(Indicators indicators, TargetChoices choices, CurrentUser user, TimeProvider clock) : ViewComponent
{
    /// <summary>Evaluates them now.</summary>
    public async Task<IViewComponentResult> InvokeAsync(InitiativeId initiative) => View(
        "/Overviews/PlanTargetsPanel.cshtml",
        new TargetsShown(
            initiative, await indicators.OfInitiativeAsync(initiative, Viewpoint.Now(clock), HttpContext.RequestAborted),
            await choices.RemovedAsync(initiative, HttpContext.RequestAborted), user.May(Permissions.InitiativesEdit, initiative), clock.GetUtcNow()));
}

/// <summary>An initiative's targets and when they were evaluated.</summary>
internal sealed record TargetsShown(
    InitiativeId Initiative, IReadOnlyList<Indicator> Indicators, IReadOnlyList<RemovedTarget> Removed, bool MayPlan, DateTimeOffset At);
