using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Shows who a protected participant is to who is named for it, for a reason. There is no such page for anybody else.</summary>
[Authorize(Policy = Permissions.ParticipantsRead)]
public sealed class RevealPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, RevealIdentity reveal) : CasePage(database, clock, frame)
{
    [BindProperty]
    public RevealInput Input { get; set; } = new();

    /// <summary>Who it is; null until it is shown.</summary>
    public RevealedIdentity? Identity { get; private set; }

    protected override string? TitleKey => "participants.reveal.title";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await IsOfferedAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await IsOfferedAsync(cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var (result, identity) = await reveal.RunAsync(Facts, Input, cancellation);
        Identity = identity;
        return result.IsDone ? Page() : Refused(result);
    }

    private async Task<bool> IsOfferedAsync(CancellationToken cancellation) => Facts.IsProtected && await reveal.IsNamedAsync(Participant, cancellation);
}
