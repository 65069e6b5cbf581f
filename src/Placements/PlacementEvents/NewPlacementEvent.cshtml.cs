using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>The form that registers that a placement has started or ended.</summary>
[Authorize(Policy = Permissions.PlacementsEdit)]
public sealed class NewPlacementEventPage(
    RequestDatabase database, Workspace workspace, PageChrome chrome, TimeProvider clock, RegisterPlacementEvent register)
    : PlacementFilePage(database, workspace, chrome, clock)
{
    /// <summary>What has happened, as the address says it: <c>start</c> or <c>slut</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "step")]
    public string Step { get; set; } = string.Empty;

    /// <summary>The form.</summary>
    [BindProperty]
    public NewPlacementEvent Input { get; set; } = new();

    /// <summary>What has happened.</summary>
    public PlacementEventKind Kind => Step == "slut" ? PlacementEventKind.Ended : PlacementEventKind.Started;

    /// <inheritdoc/>
    protected override string TitleKey => Kind == PlacementEventKind.Started ? "placements.event.started.title" : "placements.event.ended.title";

    /// <summary>The form with the planned day, when it is not to come.</summary>
    public void OnGet()
    {
        var planned = Kind == PlacementEventKind.Started ? Placement.PlannedStart : Placement.PlannedEnd;
        Input = new NewPlacementEvent { OccurredOn = planned <= Today ? planned : Today };
    }

    /// <summary>Registers it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) => ModelState.IsValid
        ? Answer(await register.RunAsync(Initiative, Id, Kind, Input, cancellation), Here,
            Kind == PlacementEventKind.Started ? "placements.notice.started" : "placements.notice.ended")
        : Page();
}
