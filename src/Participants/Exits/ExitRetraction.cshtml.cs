using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Takes an exit back.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit)]
public sealed class ExitRetractionPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, RetractExit retract) : CasePage(database, clock, frame)
{
    [BindProperty]
    public RetractionInput Input { get; set; } = new();

    protected override string? TitleKey => "participants.exit.retract_action";

    public IActionResult OnGet()
    {
        if (Facts.ExitId is not { } exit)
        {
            return NotFound();
        }

        Input.Read = exit;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Answer(await retract.RunAsync(Facts, Input, cancellation), Facts.Path, "participants.notice.exit_retracted");
    }
}
