using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A participant's file. Opening it is logged.</summary>
[Authorize(Policy = Permissions.ParticipantsRead)]
public sealed class ParticipantFilePage(
    RequestDatabase database, TimeProvider clock, CaseFrame frame, CurrentUser user, Timeline timeline)
    : CasePage(database, clock, frame)
{
    /// <summary>Where in the timeline to go on.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    public IReadOnlyList<ContactRow> Contacts { get; private set; } = [];

    public TimelinePage Timeline { get; private set; } = new([], null);

    public bool MayEdit => user.May(Permissions.ParticipantsEdit, Initiative);

    public bool MayAssign => user.May(Permissions.ParticipantsAssign, Initiative);

    public bool MayUnprotect => user.May(Permissions.ParticipantsUnprotect, Initiative);

    public bool TakesPart => Facts.Status is ParticipantStatus.Enrolled;

    /// <summary>Until when the file is open although it is not an own case; null when it is one.</summary>
    public DateTimeOffset? OpenUntil { get; private set; }

    internal ActionPlan Plan { get; private set; } = new([], []);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Plan = await ChangePlan.LoadAsync(Database, Participant, cancellation);
        Contacts = await ContactRow.LatestAsync(Database, Participant, cancellation);
        Timeline = await timeline.PageAsync(Participant, Before, cancellation);
        OpenUntil = user.Scope.CaseInitiatives.Contains(Initiative) || Facts.CoachAccountId == user.Account
            ? null
            : await ReviewOpenings.OpenUntilAsync(Database, Participant, user.RequiredAccount, Today, cancellation);
        return Page();
    }
}
