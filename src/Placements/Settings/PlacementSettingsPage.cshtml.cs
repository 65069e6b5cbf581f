using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Where the leads of an initiative decide about its placements.</summary>
[Authorize(Policy = Permissions.ParticipantsAssign)]
public sealed class PlacementSettingsPage(Workspace workspace, PageChrome chrome, SettingsOfPlacements settings) : SamstegPage
{
    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "initiative")]
    public InitiativeId Initiative { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public PlacementSettingsInput Input { get; set; } = new();

    /// <summary>What is decided.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await FrameAsync(cancellation))
        {
            return NotFound();
        }

        Input = await settings.ReadAsync(Initiative, cancellation);
        return Page();
    }

    /// <summary>Decides.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FrameAsync(cancellation))
        {
            return NotFound();
        }

        return ModelState.IsValid ? Answer(await settings.RunAsync(Initiative, Input, cancellation), PlacementPaths.List(Initiative), "placements.notice.settings") : Page();
    }

    private async Task<bool> FrameAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "placements.settings.title", cancellation) is null)
        {
            return false;
        }

        chrome.Crumb(T["placements.tab"], PlacementPaths.List(Initiative));
        return true;
    }
}
