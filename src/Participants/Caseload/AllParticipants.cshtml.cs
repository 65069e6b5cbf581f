using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>The participants of all initiatives in reach.</summary>
[Authorize(Policy = Permissions.ParticipantsList)]
public sealed class AllParticipantsPage(RequestDatabase database, Lists lists, TimeProvider clock)
    : ParticipantListPage(database, lists, clock)
{
    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => ShowAsync(null, cancellation);
}
