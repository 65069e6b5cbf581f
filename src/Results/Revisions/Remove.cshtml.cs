using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>Removes a target from the plan, with a reason; its ledger stays.</summary>
[Authorize(Policy = Permissions.ResultsEdit)]
public sealed class RemovePage(Workspace workspace, ChangeTarget targets, ReviseTarget revise, TimeProvider clock) : SamstegPage
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public RemovalInput Input { get; set; } = new();

    /// <summary>The target.</summary>
    public Target Target { get; private set; } = null!;

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, TargetId target, CancellationToken cancellation)
    {
        if (!await LoadAsync(initiative, target, cancellation))
        {
            return NotFound();
        }

        Input = new RemovalInput { DecidedOn = clock.Today(), BasedOn = Target.Values[^1].Id };
        return Page();
    }

    /// <summary>Removes it.</summary>
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

        var result = await revise.RemoveAsync(Target, Input, cancellation);
        return Answer(result, $"/insatser/{initiative}/plan", "results.remove.done");
    }

    private async Task<bool> LoadAsync(InitiativeId initiative, TargetId target, CancellationToken cancellation)
    {
        if (await targets.FindAsync(initiative, target, cancellation) is not { } found
            || await workspace.OpenAsync(initiative, "results.remove.title", cancellation, found.Code, found.Name) is null)
        {
            return false;
        }

        Target = found;
        return true;
    }
}
