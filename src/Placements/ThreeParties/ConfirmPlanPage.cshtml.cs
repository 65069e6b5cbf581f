using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>The form that registers that a party stands behind the plan.</summary>
[Authorize(Policy = Permissions.PlacementsEdit)]
public sealed class ConfirmPlanPage(RequestDatabase database, Workspace workspace, PageChrome chrome, TimeProvider clock, ConfirmPlan confirm)
    : PlacementFilePage(database, workspace, chrome, clock)
{
    /// <summary>The form.</summary>
    [BindProperty]
    public NewConfirmation Input { get; set; } = new();

    /// <inheritdoc/>
    protected override string TitleKey => "placements.confirm.title";

    /// <summary>The form for today.</summary>
    public void OnGet() => Input = new NewConfirmation { OccurredOn = Today };

    /// <summary>Registers it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        ModelState.IsValid ? Answer(await confirm.RunAsync(Initiative, Id, Input, cancellation), Here, "placements.notice.confirmed") : Page();
}
