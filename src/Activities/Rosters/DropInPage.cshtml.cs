using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Adds somebody who came to a session without having been expected.</summary>
[Authorize(Policy = Permissions.AttendanceEdit)]
public sealed class DropInPage(FindSession sessions, AddDropIn add, Workspace workspace) : SamstegPage
{
    /// <summary>The form.</summary>
    [BindProperty]
    public DropInInput Input { get; set; } = new();

    /// <summary>The session.</summary>
    public SessionCard Session { get; private set; } = null!;

    /// <summary>Who may have come.</summary>
    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    /// <summary>The form.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, SessionId session, CancellationToken cancellation) =>
        await LoadAsync(sessions.RunAsync(initiative, session, cancellation), cancellation) ? Page() : NotFound();

    /// <summary>Adds and marks present.</summary>
    public async Task<IActionResult> OnPostAsync(InitiativeId initiative, SessionId session, CancellationToken cancellation)
    {
        if (!await LoadAsync(sessions.LockAsync(initiative, session, cancellation), cancellation))
        {
            return NotFound();
        }

        return ModelState.IsValid ? Answer(await add.RunAsync(Session, Input, cancellation), Paths.Roster(initiative, session), "attendance.drop_in.added") : Page();
    }

    private async Task<bool> LoadAsync(Task<SessionCard?> finding, CancellationToken cancellation)
    {
        if (await finding is not { Audience: not Attendees.Organisations } found || !found.MayBeMarked(sessions.Today)
            || await workspace.OpenAsync(found.InitiativeId, "attendance.drop_in.title", cancellation, SessionWords.Title(T, found)) is null)
        {
            return false;
        }

        Session = found;
        Choices = [.. (await add.CandidatesAsync(found, cancellation)).Select(row => new Choice(row.Id.ToString(), $"{row.Name ?? T["ui.protected_identity"]} · {row.Reference}"))];
        return true;
    }
}
