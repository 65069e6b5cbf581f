using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Moves a session, or names its place and leader.</summary>
[Authorize(Policy = Permissions.ActivitiesEdit)]
public sealed class EditSessionPage(RequestDatabase database, FindSession sessions, MoveSession move, LeaderChoices leaders, RoomChoices rooms, Workspace workspace) : SamstegPage, IArrangementForm
{
    /// <summary>The form.</summary>
    [BindProperty]
    public SessionInput Input { get; set; } = new();

    /// <summary>The session.</summary>
    public Session Session { get; private set; } = null!;

    /// <summary>Its name, with its number in its series.</summary>
    public string Title { get; private set; } = string.Empty;

    /// <summary>Who may lead it.</summary>
    public IReadOnlyList<Choice> Leaders { get; private set; } = [];

    /// <summary>The rooms.</summary>
    public IReadOnlyList<Choice> Rooms { get; private set; } = [];

    /// <summary>Whether there are later sessions that can be changed too.</summary>
    public bool HasLater { get; private set; }

    Arrangement IArrangementForm.Input => Input;

    /// <summary>The form, with what holds.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, SessionId session, CancellationToken cancellation)
    {
        if (!await LoadAsync(initiative, session, cancellation))
        {
            return NotFound();
        }

        Input = SessionInput.Of(Session);
        return Page();
    }

    /// <summary>Moves it.</summary>
    public async Task<IActionResult> OnPostAsync(InitiativeId initiative, SessionId session, CancellationToken cancellation)
    {
        if (!await LoadAsync(initiative, session, cancellation, isLocked: true))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Answer(await move.RunAsync(Session, Input, cancellation), Paths.Session(initiative, session), Input.Onward ? "planning.moved_onward" : "activities.session.moved");
    }

    private async Task<bool> LoadAsync(InitiativeId initiative, SessionId session, CancellationToken cancellation, bool isLocked = false)
    {
        await database.BeginAsync(cancellation);
        if (await (isLocked ? sessions.LockAsync(initiative, session, cancellation) : sessions.RunAsync(initiative, session, cancellation)) is not { } card
            || await database.Context.Set<Session>().SingleOrDefaultAsync(found => found.Id == session && found.InitiativeId == initiative, cancellation) is not { } found
            || await workspace.OpenAsync(initiative, "activities.session.edit_title", cancellation) is null)
        {
            return false;
        }

        Session = found;
        Title = SessionWords.Title(T, card);
        Leaders = await leaders.AllAsync(initiative, cancellation);
        Rooms = await rooms.AllAsync(found.RoomId, cancellation);
        HasLater = found.SeriesId is { } series && await database.Context.Set<Session>().AnyAsync(later => later.SeriesId == series && later.Number > found.Number, cancellation);
        return true;
    }
}
