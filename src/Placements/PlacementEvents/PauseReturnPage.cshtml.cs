using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>The form that says when somebody is back from a pause.</summary>
[Authorize(Policy = Permissions.PlacementsEdit)]
public sealed class PauseReturnPage(RequestDatabase database, Workspace workspace, PageChrome chrome, TimeProvider clock, ReturnFromPause back)
    : PlacementFilePage(database, workspace, chrome, clock)
{
    /// <summary>The form.</summary>
    [BindProperty]
    public PauseReturn Input { get; set; } = new();

    /// <inheritdoc/>
    protected override string TitleKey => "placements.back.title";

    /// <summary>The form with today.</summary>
    public void OnGet() => Input = new PauseReturn { BackOn = Today };

    /// <summary>Says it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        ModelState.IsValid ? Answer(await back.RunAsync(Initiative, Id, Input, cancellation), Here, "placements.notice.changed") : Page();
}
