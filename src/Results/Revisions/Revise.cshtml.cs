using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>Revises a target.</summary>
[Authorize(Policy = Permissions.ResultsEdit)]
public sealed class RevisePage(Workspace workspace, Indicators indicators, ReviseTarget revise, TimeProvider clock) : SamstegPage
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public RevisionInput Input { get; set; } = new();

    /// <summary>The target as it stands.</summary>
    public Indicator Now { get; private set; } = null!;

    /// <summary>Whether there is a promised number to revise.</summary>
    public static bool CanRevise(Target target) => target.Comparison != Comparison.Qualitative && target.Values.Count > 0 && !target.IsRemoved;

    /// <summary>Shows the form with what holds now.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, TargetId target, CancellationToken cancellation)
    {
        if (!await LoadAsync(initiative, target, cancellation))
        {
            return NotFound();
        }

        var last = Now.Target.Values[^1];
        Input = new RevisionInput { Value = last.Value, Minimum = last.Minimum, Maximum = last.Maximum, DueOn = last.DueOn, DecidedOn = clock.Today(), BasedOn = last.Id };
        return Page();
    }

    /// <summary>Adds the revision.</summary>
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

        var result = await revise.RunAsync(Now.Target, Input, cancellation);
        return Answer(result, ExplanationPage.PathOf(Now.Target), "results.revise.done");
    }

    private async Task<bool> LoadAsync(InitiativeId initiative, TargetId target, CancellationToken cancellation)
    {
        if (await indicators.OfTargetAsync(initiative, target, Viewpoint.Now(clock), cancellation) is not { } now
            || !CanRevise(now.Target)
            || await workspace.OpenAsync(initiative, "results.revise.title", cancellation, now.Target.Code, now.Target.Name) is null)
        {
            return false;
        }

        Now = now;
        return true;
    }
}
