using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>The form that corrects the day on which something happened to a placement, or takes the registration back.</summary>
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

    /// <summary>What is corrected.</summary>
    public PlacementEvent Row { get; private set; } = null!;

    /// <summary>Key of the words for its day.</summary>
    public string DayKey => Row.Event switch
    {
        PlacementEventKind.Started => "placements.field.first_day",
        PlacementEventKind.Ended => "placements.field.last_day",
        _ => "placements.field.day",
    };

    /// <summary>Whether another day can be said; a pause is taken back and registered anew.</summary>
    public bool MayCorrect => PlacementSteps.IsOnce(Row.Event);

    /// <summary>Whether it can be taken back.</summary>
    public bool MayRetract => PlacementSteps.MayRetract(Row.Event);

    /// <inheritdoc/>
    protected override string TitleKey => "placements.event.correct_title";

    /// <summary>The form with the day that stands.</summary>
    public IActionResult OnGet()
    {
        if (Row.SupersededAt is not null)
        {
            return NotFound();
        }

        Input = new PlacementEventCorrection { OccurredOn = Row.OccurredOn };
        return Page();
    }

    /// <summary>Corrects it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) => ModelState.IsValid
        ? Answer(await correct.RunAsync(Initiative, Id, Event, Input, cancellation), Here, Input.IsRetracted ? "placements.notice.retracted" : "placements.notice.corrected")
        : Page();

    /// <inheritdoc/>
    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var row = await Database.Context.Set<PlacementEvent>().FirstOrDefaultAsync(row => row.Id == Event && row.PlacementId == Id, cancellation);
        Row = row!;
        return row is not null && (MayCorrect || MayRetract);
    }
}
