using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>The participants of an initiative.</summary>
[Authorize(Policy = Permissions.ParticipantsList)]
public sealed class InitiativeParticipantsPage(
    RequestDatabase database, Lists lists, TimeProvider clock, Workspace workspace, CurrentUser user)
    : ParticipantListPage(database, lists, user, clock)
{
    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "initiative")]
    public InitiativeId Initiative { get; set; }

    /// <summary>Where to enrol; null when the user may not.</summary>
    public string? EnrolPath => Viewer.May(Permissions.ParticipantsEdit, Initiative) ? CasePaths.New(Initiative) : null;

    /// <summary>Whether the viewer is a coach, to whom other files are closed.</summary>
    public bool MayOpenOthers => Viewer.May(Permissions.ParticipantsRead, Initiative) && !Viewer.Scope.CaseInitiatives.Contains(Initiative);

    /// <summary>Whether the viewer reviews what coaches opened.</summary>
    public bool MayReview => Viewer.May(Permissions.ParticipantsAssign, Initiative);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await workspace.OpenAsync(Initiative, "participants.list.title", cancellation) is null
            ? NotFound()
            : await ShowAsync(Initiative, cancellation);
}
