using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Corrects a contact of the own organisation, or takes it back. Anybody else's answers 404.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit)]
public sealed class ContactCorrectionPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, CorrectContact correct)
    : CasePage(database, clock, frame)
{
    [BindProperty]
    public ContactCorrectionInput Input { get; set; } = new();

    protected override string? TitleKey => "participants.contact.correct_title";

    public async Task<IActionResult> OnGetAsync(Guid contact, CancellationToken cancellation)
    {
        if (await correct.ReadAsync(Facts, contact, cancellation) is not { } standing)
        {
            return NotFound();
        }

        Input = standing;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid contact, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Answer(await correct.RunAsync(Facts, contact, Input, cancellation), Facts.Path, "participants.notice.contact_corrected");
    }

    public async Task<IActionResult> OnPostRetractAsync(Guid contact, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Answer(await correct.RetractAsync(Facts, contact, Input.Reason, cancellation), Facts.Path, "participants.notice.contact_retracted");
    }
}
