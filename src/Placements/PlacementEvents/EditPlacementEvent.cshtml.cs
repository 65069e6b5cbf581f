using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>The form that corrects the day a placement started or ended, or takes the registration back.</summary>
[Authorize(Policy = Permissions.PlacementsEdit)]
public sealed class EditPlacementEventPage(
    RequestDatabase database, Workspace workspace, PageChrome chrome, TimeProvider clock, CorrectPlacementEvent correct)
    : PlacementFilePage(database, workspace, chrome, clock)
{
    /// <summary>The registration the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "event")]
    public Guid Event { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public PlacementEventCorrection Input { get; set; } = new();

    /// <summary>Whether it is the start.</summary>
    public bool IsStart => Placement.StartId == Event;

    /// <inheritdoc/>
    protected override string TitleKey => IsStart ? "placements.event.started.correct_title" : "placements.event.ended.correct_title";

    /// <summary>The form with the day that stands.</summary>
    public IActionResult OnGet()
    {
        if (Event != Placement.StartId && Event != Placement.EndId)
        {
            return NotFound();
        }

        Input = new PlacementEventCorrection { OccurredOn = IsStart ? Placement.StartedOn : Placement.EndedOn };
        return Page();
    }

    /// <summary>Corrects it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) => ModelState.IsValid
        ? Answer(await correct.RunAsync(Initiative, Id, Event, Input, cancellation), Here, Input.IsRetracted ? "placements.notice.retracted" : "placements.notice.corrected")
        : Page();
}
