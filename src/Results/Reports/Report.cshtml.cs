using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>Reports a value or a judgement for a target.</summary>
[Authorize(Policy = Permissions.ResultsEdit)]
public sealed class ReportPage(Workspace workspace, Indicators indicators, ReportValue report, TimeProvider clock) : SamstegPage
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public ReportInput Input { get; set; } = new();

    /// <summary>The target.</summary>
    public Target Target { get; private set; } = null!;

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, TargetId target, CancellationToken cancellation)
    {
        Input = new ReportInput { FormId = Guid.CreateVersion7(), OccurredOn = clock.Today() };
        return await LoadAsync(initiative, target, cancellation) ? Page() : NotFound();
    }

    /// <summary>Registers it.</summary>
    public async Task<IActionResult> OnPostAsync(InitiativeId initiative, TargetId target, CancellationToken cancellation)
    {
        if (!await LoadAsync(initiative, target, cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var result = await report.RunAsync(Target, Input, cancellation);
        return Answer(result, ExplanationPage.PathOf(Target), "results.report.done");
    }

    private async Task<bool> LoadAsync(InitiativeId initiative, TargetId target, CancellationToken cancellation)
    {
        if (await indicators.OfTargetAsync(initiative, target, Viewpoint.Now(clock), cancellation) is not { Target.IsRemoved: false } now
            || await workspace.OpenAsync(initiative, "results.report.title", cancellation, now.Target.Code, now.Target.Name) is null)
        {
            return false;
        }

        Target = now.Target;
        return true;
    }
}
