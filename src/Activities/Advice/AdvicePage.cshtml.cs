using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A session of advice: what was agreed and what came of it.</summary>
[Authorize(Policy = Permissions.ActivitiesRead)]
public sealed class AdvicePage(AdviceReader reader, Workspace workspace, CurrentUser user, TimeProvider clock) : AdviceFrame(reader, workspace)
{
    /// <summary>What has come of it, the latest first.</summary>
    public IReadOnlyList<AdviceFollowUpRow> FollowUps { get; private set; } = [];

    /// <summary>Versions that were corrected.</summary>
    public IReadOnlyList<AdviceVersionRow> Versions { get; private set; } = [];

    public bool MayEdit => user.May(Permissions.AttendanceEdit, Initiative);

    public DateOnly Today => clock.Today();

    /// <summary>When it is to be asked what came of it; null when it is done with.</summary>
    public DateOnly? DueOn => FollowUps is [var latest, ..] ? latest.NextOn : Facts.DueOn;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("advice.page.heading", cancellation))
        {
            return NotFound();
        }

        FollowUps = await Reader.FollowUpsAsync(Advice, cancellation);
        Versions = await Reader.VersionsAsync(Advice, cancellation);
        return Page();
    }
}
