using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Changes when and where a meeting is.</summary>
[Authorize(Policy = Permissions.ApplicationsPrepare)]
public sealed class EditMeetingPage(MeetingReader reader, ChangeMeeting change) : MeetingFormPage
{
    /// <summary>The meeting.</summary>
    public BoardMeeting Meeting { get; private set; } = null!;

    /// <inheritdoc/>
    public override string BackPath => Meeting.Path;

    public async Task<IActionResult> OnGetAsync(Guid meeting, CancellationToken cancellation)
    {
        if (await reader.FindAsync(meeting, cancellation) is not { } found)
        {
            return NotFound();
        }

        Meeting = found;
        Input = new MeetingInput { Id = found.Id, HeldOn = found.HeldOn, StartsAt = found.StartsAt, Place = found.Place };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid meeting, CancellationToken cancellation)
    {
        if (await reader.FindAsync(meeting, cancellation) is not { } found)
        {
            return NotFound();
        }

        Meeting = found;
        return ModelState.IsValid ? Answer(await change.ChangeAsync(found, Input, cancellation), BackPath, "meetings.notice.changed") : Page();
    }
}
