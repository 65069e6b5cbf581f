using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Registers the organisations that came to a session, one after the other, with the judgement of its audience beside.</summary>
[Authorize(Policy = Permissions.AttendanceEdit)]
public sealed class CamePage(FindSession sessions, OrganisationRoster roster, RegisterOrganisation register, Workspace workspace, OrganisationChoices organisations,
    ContactPeople contacts) : SamstegPage
{
    /// <summary>The form.</summary>
    [BindProperty]
    public OrganisationCameInput Input { get; set; } = new();

    /// <summary>The session.</summary>
    public SessionCard Session { get; private set; } = null!;

    /// <summary>Who came so far.</summary>
    public OrganisationRoster.Found Found { get; private set; } = OrganisationRoster.Found.None;

    /// <summary>Organisations of the register that are not yet registered as having come.</summary>
    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    /// <summary>Contact persons of the organisation that is chosen; null while none is.</summary>
    public IReadOnlyList<Choice>? People { get; private set; }

    /// <summary>Whether registrations may be made today.</summary>
    public bool MayBeMarked => Session.MayBeMarked(sessions.Today);

    /// <summary>The form.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, SessionId session, CancellationToken cancellation) =>
        await LoadAsync(sessions.RunAsync(initiative, session, cancellation), cancellation) ? Page() : NotFound();

    /// <summary>Registers one and asks for the next.</summary>
    public async Task<IActionResult> OnPostAsync(InitiativeId initiative, SessionId session, CancellationToken cancellation)
    {
        if (!await LoadAsync(sessions.LockAsync(initiative, session, cancellation), cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Answer(await register.RunAsync(Session, Input, cancellation), $"{Session.Path}/organisationer", "activities.organisation.notice");
    }

    /// <summary>Shows the contact persons of the organisation that is chosen, so that they can be ticked; nothing is registered.</summary>
    public async Task<IActionResult> OnPostPeopleAsync(InitiativeId initiative, SessionId session, CancellationToken cancellation)
    {
        if (!await LoadAsync(sessions.RunAsync(initiative, session, cancellation), cancellation))
        {
            return NotFound();
        }

        if (People is not null)
        {
            Input.People = [];
            ModelState.Clear();
        }

        return Page();
    }

    private async Task<bool> LoadAsync(Task<SessionCard?> finding, CancellationToken cancellation)
    {
        if (await finding is not { Audience: not Attendees.Participants } found
            || await workspace.OpenAsync(found.InitiativeId, "activities.organisation.title", cancellation) is null)
        {
            return false;
        }

        Session = found;
        Found = await roster.FindAsync(found, cancellation);
        var came = Found.Rows.Select(static row => row.OrganisationId.ToString()).ToHashSet();
        Choices = [.. (await organisations.ChoicesAsync(cancellation)).Where(choice => !came.Contains(choice.Value))];
        People = Input.Organisation is { } chosen ? await contacts.OfAsync(chosen, found, cancellation) : null;
        return true;
    }
}
