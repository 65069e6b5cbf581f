using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Protects the identity of somebody who is enrolled.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit)]
public sealed class ProtectPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, ProtectIdentity protect) : CasePage(database, clock, frame)
{
    [BindProperty]
    public ProtectionInput Input { get; set; } = new();

    protected override string? TitleKey => "participants.protect.title";

    public IActionResult OnGet()
    {
        if (Facts.IsProtected)
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
            return Page();
        }

        return Answer(await protect.RunAsync(Facts, Input, cancellation), Facts.Path, "participants.notice.protected");
    }
}
