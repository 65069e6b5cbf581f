using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>Changes how a target is called and where in the plan it belongs.</summary>
[Authorize(Policy = Permissions.InitiativesEdit)]
public sealed class EditTargetPage(Workspace workspace, ChangeTarget change, TargetChoices choices, CurrentUser user) : SamstegPage
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public ChangeTargetInput Input { get; set; } = new();

    /// <summary>The target as it stands.</summary>
    public Target Target { get; private set; } = null!;

    /// <summary>The questions.</summary>
    public TargetWordingForm Wording { get; private set; } = null!;

    /// <summary>Whether the viewer may remove it.</summary>
    public bool MayRemove => user.May(Permissions.ResultsEdit, Target.InitiativeId);

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, TargetId target, CancellationToken cancellation)
    {
        if (!await LoadAsync(initiative, target, cancellation))
        {
            return NotFound();
        }

        Input.Version = Target.Version;
        Input.Wording.Code = Target.Code;
        Input.Wording.NameSv = Target.Name.Sv;
        Input.Wording.NameEn = Target.Name.En;
        Input.Wording.DetailSv = Target.Detail.Sv;
        Input.Wording.DetailEn = Target.Detail.En;
        Input.Wording.Objectives = [.. Target.Objectives];
        Input.Wording.Activity = Target.PlannedActivityId;
        return Page();
    }

    /// <summary>Saves it.</summary>
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

        var result = await change.RunAsync(Target, Input.Wording, Input.Version, cancellation);
        return Answer(result, ExplanationPage.PathOf(Target), "results.change.done");
    }

    private async Task<bool> LoadAsync(InitiativeId initiative, TargetId target, CancellationToken cancellation)
    {
        if (await change.FindAsync(initiative, target, cancellation) is not { } found
            || await workspace.OpenAsync(initiative, "results.change.title", cancellation, found.Code, found.Name) is null)
        {
            return false;
        }

        Target = found;
        Wording = TargetWordingForm.Of(Input, await choices.LoadAsync(initiative, cancellation), found.Measure is null);
        return true;
    }
}

/// <summary>A target's name and place as typed.</summary>
public sealed class ChangeTargetInput : IWordedInput
{
    /// <summary>The version that was read.</summary>
    public uint Version { get; set; }

    /// <inheritdoc/>
    public TargetWording Wording { get; set; } = new();
}
