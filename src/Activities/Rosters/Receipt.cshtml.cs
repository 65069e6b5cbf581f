using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What was registered when a session was finished, and what comes next.</summary>
[Authorize(Policy = Permissions.AttendanceEdit)]
public sealed class ReceiptPage(FindSession sessions, Roster roster, NextSession next, RequestDatabase database) : SamstegPage
{
    /// <summary>The session.</summary>
    public SessionCard Session { get; private set; } = null!;

    /// <summary>Who was expected.</summary>
    public IReadOnlyList<RosterRow> Rows { get; private set; } = [];

    /// <summary>The next session of the series; null after the last.</summary>
    public NextSession.Row? Next { get; private set; }

    /// <summary>Number of members present or late.</summary>
    public int Here => Rows.Count(static row => row.Mark?.IsPresence() == true);

    /// <summary>Members who have completed the series.</summary>
    public int Completed => Rows.Count(row => row.Origin is null && row.Presences >= (Session.CompletionMinimum ?? 1) && HandedIn.Contains(row.ParticipantId));

    /// <summary>Members who have handed in what the series asks for; all of them when it asks for nothing.</summary>
    private HashSet<ParticipantId> HandedIn { get; set; } = [];

    /// <summary>Members who want to go on.</summary>
    public int Wanting => Rows.Count(static row => row.Wants == true);

    /// <summary>The receipt; back to the roster while the session is not registered as held.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, SessionId session, CancellationToken cancellation)
    {
        if (await sessions.RunAsync(initiative, session, cancellation) is not { Audience: not Attendees.Organisations } found)
        {
            return NotFound();
        }

        if (found.Result is not SessionResult.Held)
        {
            return Redirect(Paths.Roster(initiative, session));
        }

        Session = found;
        Rows = await roster.RowsAsync(found, cancellation);
        HandedIn = [.. (await database.QueryAsync<Member>(Sql.Of($"""
            select m.participant_id as id from series_members m join activity_series r on r.id = m.series_id
            where r.id = {found.SeriesId}::uuid and {CompletionSql.TaskIsDoneBy("m.participant_id")}
            """), cancellation)).Select(static member => member.Id)];
        Next = await next.FindAsync(found, cancellation);
        return Page();
    }

    private sealed record Member(ParticipantId Id);
}
