using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>The attendance list of a session as a document to print: who was expected, what is marked, and who has signed it off.</summary>
[Authorize(Policy = Permissions.AttendanceEdit)]
public sealed class AttendanceListPage(FindSession sessions, Roster roster, FindSignOff signOffs, Workspace workspace, AuditTrail audit) : SamstegPage
{
    /// <summary>The session.</summary>
    public SessionCard Session { get; private set; } = null!;

    /// <summary>Who was expected, within reach.</summary>
    public IReadOnlyList<RosterRow> Rows { get; private set; } = [];

    /// <summary>The sign-off; null while there is none.</summary>
    public SignOff? SignOff { get; private set; }

    /// <summary>The list.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, SessionId session, CancellationToken cancellation)
    {
        if (await sessions.RunAsync(initiative, session, cancellation) is not { Audience: not Attendees.Organisations } found
            || await workspace.OpenAsync(initiative, "signoff.list.title", cancellation) is null)
        {
            return NotFound();
        }

        Session = found;
        Rows = await roster.RowsAsync(found, cancellation);
        SignOff = await signOffs.RunAsync(found, cancellation);
        await audit.RecordListAsync("exported", "attendance", initiative, cancellation);
        return Page();
    }
}
