using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A form about a meeting.</summary>
public abstract class MeetingFormPage : SamstegPage
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public MeetingInput Input { get; set; } = new();

    /// <summary>The way back.</summary>
    public abstract string BackPath { get; }
}

/// <summary>Calls a meeting.</summary>
[Authorize(Policy = Permissions.ApplicationsPrepare)]
public sealed class NewMeetingPage(ChangeMeeting change) : MeetingFormPage
{
    /// <inheritdoc/>
    public override string BackPath => "/sammantraden";

    public void OnGet()
    {
        // Nothing is known of it yet.
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        ModelState.IsValid ? Answer(await change.AddAsync(Input, cancellation), BoardMeeting.PathOf(Input.Id), "meetings.notice.added") : Page();
}
