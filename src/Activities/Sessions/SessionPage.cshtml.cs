using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A session: when and where, who came, what became of it.</summary>
[Authorize(Policy = Permissions.ActivitiesRead)]
public sealed class SessionPage(FindSession sessions, Roster roster, OrganisationRoster organisations, FindSignOff signOffs, Workspace workspace) : SamstegPage
{
    /// <summary>The session.</summary>
    public SessionCard Session { get; private set; } = null!;

    /// <summary>Participants expected; none at a session of organisations.</summary>
    public IReadOnlyList<RosterRow> Rows { get; private set; } = [];

    /// <summary>Organisations that came; none at a session of participants.</summary>
    public OrganisationRoster.Found Organisations { get; private set; } = OrganisationRoster.Found.None;

    /// <summary>Who has signed it off as held; null while nobody has.</summary>
    public SignOff? SignOff { get; private set; }

    /// <summary>Today in Sweden.</summary>
    public DateOnly Today => sessions.Today;

    /// <summary>Whether the user may mark who came.</summary>
    public bool MayMark => sessions.UserMay(Permissions.AttendanceEdit, Session);

    /// <summary>Whether the user may move the session and name its leader.</summary>
    public bool MayPlan => sessions.UserMay(Permissions.ActivitiesEdit, Session);

    /// <summary>Whether the user may register what became of it.</summary>
    public bool MayFinish => MayMark && sessions.IsAnsweredForByUser(Session);

    /// <summary>The session.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, SessionId session, CancellationToken cancellation)
    {
        if (await sessions.RunAsync(initiative, session, cancellation) is not { } found
            || await workspace.OpenAsync(initiative, "activities.session.heading", cancellation, SessionWords.Title(T, found)) is null)
        {
            return NotFound();
        }

        Session = found;
        SignOff = await signOffs.RunAsync(found, cancellation);
        if (found.Audience.ForParticipants())
        {
            Rows = await roster.RowsAsync(found, cancellation);
        }

        if (found.Audience.ForOrganisations())
        {
            Organisations = await organisations.FindAsync(found, cancellation);
        }

        return Page();
    }
}
