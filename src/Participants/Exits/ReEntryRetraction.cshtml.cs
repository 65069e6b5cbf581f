using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Takes the latest re-entry back.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit)]
public sealed class ReEntryRetractionPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, ReEnterParticipant reEnter) : CasePage(database, clock, frame)
{
    [BindProperty]
    public RetractionInput Input { get; set; } = new();

    protected override string? TitleKey => "participants.re_entry.retract_action";

    public IActionResult OnGet()
    {
        if (Facts is not { ReEntryId: { } entry, Status: ParticipantStatus.Enrolled })
        {
            return NotFound();
        }

        Input.Read = entry;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Answer(await reEnter.RetractAsync(Facts, Input, cancellation), Facts.Path, "participants.notice.re_entry_retracted");
    }
}
