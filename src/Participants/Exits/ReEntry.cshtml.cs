using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Lets somebody who has left take part again. Of who takes part, died or was registered by mistake there is no such page.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit)]
public sealed class ReEntryPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, ReEnterParticipant reEnter) : CasePage(database, clock, frame)
{
    [BindProperty]
    public ReEntryInput Input { get; set; } = new();

    /// <summary>The days to choose between; null while there are none.</summary>
    public (DateOnly First, DateOnly Last)? Days => Facts.ExitedOn is { } exited ? ReEntryRules.Days(exited, Facts.Period, Today) : null;

    /// <summary>Whether there are days to choose between tomorrow, when there are none today.</summary>
    public bool OpensTomorrow => Facts.ExitedOn is { } exited && ReEntryRules.Days(exited, Facts.Period, Today.AddDays(1)) is not null;

    protected override string? TitleKey => "participants.re_entry.action";

    public IActionResult OnGet()
    {
        if (!Facts.CanReturn)
        {
            return NotFound();
        }

        (Input.Read, Input.ReEnteredOn) = (Facts.ExitId!.Value, Days?.Last);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!Facts.CanReturn)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Answer(await reEnter.RunAsync(Facts, Input, cancellation), Facts.Path, "participants.notice.re_entered");
    }
}
