using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A series: its sessions, its members and who was there.</summary>
[Authorize(Policy = Permissions.ActivitiesRead)]
public sealed class SeriesPage(SeriesOverview overview, OrganisationMatrix matrix, SignUpParticipants signUp, CurrentUser user, Workspace workspace, TimeProvider clock) : SamstegPage
{
    /// <summary>The series.</summary>
    public SeriesOverview.Found Found { get; private set; } = null!;

    /// <summary>Organisations that came; none in a series for participants alone.</summary>
    public IReadOnlyList<OrganisationMatrix.Row> Organisations { get; private set; } = [];

    /// <summary>Participants who wait for a place.</summary>
    public WaitingList Waits { get; private set; } = WaitingList.None;

    /// <summary>Whether the user may change the series and its members.</summary>
    public bool MayPlan { get; private set; }

    /// <summary>Whether the user may register who has handed in the task.</summary>
    public bool MayMark { get; private set; }

    /// <summary>Whether nothing of it is still to come: who is added then was forgotten.</summary>
    public bool IsOver => Found.Sessions.All(session => session.Result is SessionResult.Cancelled || session.EndsAt <= clock.GetUtcNow());

    /// <summary>Today in Sweden.</summary>
    public DateOnly Today => clock.Today();

    /// <summary>The series.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, SeriesId series, CancellationToken cancellation)
    {
        if (await overview.FindAsync(initiative, series, cancellation) is not { } found
            || await workspace.OpenAsync(initiative, "activities.session.heading", cancellation, found.Series.Name) is null)
        {
            return NotFound();
        }

        Found = found;
        if (found.Series.Audience.ForOrganisations())
        {
            Organisations = await matrix.FindAsync(found.Series, found.Sessions, cancellation);
        }

        MayPlan = user.May(Permissions.ActivitiesEdit, initiative);
        MayMark = user.May(Permissions.AttendanceEdit, initiative);
        if (MayMark && found.Series.Audience.ForParticipants())
        {
            Waits = await signUp.WaitingAsync(initiative, series.Value, cancellation);
        }

        return Page();
    }
}
