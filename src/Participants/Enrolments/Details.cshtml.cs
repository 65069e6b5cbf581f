using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Changes name, birth date, number and contact details.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit)]
public sealed class DetailsPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, ChangeDetails change) : CasePage(database, clock, frame)
{
    [BindProperty]
    public DetailsInput Input { get; set; } = new();

    protected override string? TitleKey => "participants.details.title";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (Facts.IsProtected)
        {
            return NotFound();
        }

        Input = await change.ReadAsync(Facts, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return Refused(change.Check(Input));
        }

        return Answer(await change.RunAsync(Facts, Input, cancellation), Facts.Path, "participants.notice.details");
    }
}
