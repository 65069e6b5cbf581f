using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Ends the protection of an identity.</summary>
[Authorize(Policy = Permissions.ParticipantsUnprotect)]
public sealed class UnprotectPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, EndProtection end) : CasePage(database, clock, frame)
{
    [BindProperty]
    public EndProtectionInput Input { get; set; } = new();

    protected override string? TitleKey => "participants.unprotect.title";

    public IActionResult OnGet()
    {
        if (!Facts.IsProtected)
        {
            return NotFound();
        }

        Input.Version = Facts.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return Refused(end.Check(Input));
        }

        return Answer(await end.RunAsync(Facts, Input, cancellation), Facts.Path, "participants.notice.unprotected");
    }
}
