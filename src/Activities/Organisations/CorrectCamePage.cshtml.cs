using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Corrects an organisation's attendance, with the reason; nought persons retracts it.</summary>
[Authorize(Policy = Permissions.AttendanceEdit)]
public sealed class CorrectCamePage(FindSession sessions, OrganisationRoster roster, RegisterOrganisation register, ContactPeople contacts, Workspace workspace)
    : SamstegPage
{
    /// <summary>The form.</summary>
    [BindProperty]
    public OrganisationCorrectionInput Input { get; set; } = new();

    /// <summary>The session.</summary>
    public SessionCard Session { get; private set; } = null!;

    /// <summary>What stands.</summary>
    public OrganisationRoster.Row Standing { get; private set; } = null!;

    /// <summary>Contact persons of the organisation.</summary>
    public IReadOnlyList<Choice> People { get; private set; } = [];

    /// <summary>The form, with what stands.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, SessionId session, OrganisationId organisation, CancellationToken cancellation)
    {
        if (!await LoadAsync(sessions.RunAsync(initiative, session, cancellation), organisation, cancellation))
        {
            return NotFound();
        }

        Input = new OrganisationCorrectionInput { Base = Standing.Id, Group = Standing.AudienceGroup, Persons = Standing.Persons, People = Standing.PeopleIds };
        return Page();
    }

    /// <summary>Corrects.</summary>
    public async Task<IActionResult> OnPostAsync(InitiativeId initiative, SessionId session, OrganisationId organisation, CancellationToken cancellation)
    {
        if (!await LoadAsync(sessions.LockAsync(initiative, session, cancellation), organisation, cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Answer(await register.CorrectAsync(Session, organisation, Input, cancellation), Session.Path, "activities.correct.notice");
    }

    private async Task<bool> LoadAsync(Task<SessionCard?> finding, OrganisationId organisation, CancellationToken cancellation)
    {
        if (await finding is not { Audience: not Attendees.Participants } found
            || (await roster.FindAsync(found, cancellation)).Rows.FirstOrDefault(row => row.OrganisationId == organisation) is not { } standing
            || await workspace.OpenAsync(found.InitiativeId, "activities.organisation.correct", cancellation, standing.Name) is null)
        {
            return false;
        }

        (Session, Standing, People) = (found, standing, await contacts.OfAsync(organisation, found, cancellation));
        return true;
    }
}
