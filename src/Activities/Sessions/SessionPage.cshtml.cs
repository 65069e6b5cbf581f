using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A session: when and where, who came, what became of it.</summary>
[Authorize(Policy = Permissions.ActivitiesRead)]
public sealed class SessionPage(FindSession sessions, Roster roster, OrganisationRoster organisations, SessionTasks tasks, FindSignOff signOffs, SignUpParticipants signUp, Workspace workspace) : SamstegPage
{
    /// <summary>The session.</summary>
    public SessionCard Session { get; private set; } = null!;

    /// <summary>Participants expected; none at a session of organisations.</summary>
    public IReadOnlyList<RosterRow> Rows { get; private set; } = [];

    /// <summary>Organisations that came; none at a session of participants.</summary>
    public OrganisationRoster.Found Organisations { get; private set; } = OrganisationRoster.Found.None;

    /// <summary>What is to be done before it.</summary>
    public IReadOnlyList<SessionTasks.Row> Tasks { get; private set; } = [];

    /// <summary>What was to be added to it, as it was written; null where nothing was refused.</summary>
    public string? NewTask { get; private set; }

    /// <summary>Participants who wait for a place at a session that stands alone.</summary>
    public WaitingList Waits { get; private set; } = WaitingList.None;

    /// <summary>Whether the user may sign participants up: those of a series join the series.</summary>
    public bool MaySignUp => MayMark && Session is { SeriesId: null, Result: null } && Session.Audience.ForParticipants() && Session.EndsAt > sessions.Now;

    /// <summary>Whether the user may tick and add what is to be done.</summary>
    public bool MayPrepare => MayPlan || MayFinish;

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
            Waits = MaySignUp ? await signUp.WaitingAsync(initiative, session.Value, cancellation) : Waits;
        }

        if (found.Audience.ForOrganisations())
        {
            Organisations = await organisations.FindAsync(found, cancellation);
        }

        Tasks = await tasks.AllAsync(found.Id, cancellation);
        return Page();
    }

    /// <summary>Ticks something as done, or as to do again.</summary>
    public async Task<IActionResult> OnPostTickAsync(InitiativeId initiative, SessionId session, Guid task, bool done, CancellationToken cancellation) =>
        await FindToPrepareAsync(initiative, session, cancellation) && await tasks.TickAsync(Session, task, done, cancellation) ? Redirect($"{Session.Path}#tasks") : NotFound();

    /// <summary>Adds something to do.</summary>
    public async Task<IActionResult> OnPostAddTaskAsync(InitiativeId initiative, SessionId session, string? text, CancellationToken cancellation)
    {
        if (!await FindToPrepareAsync(initiative, session, cancellation))
        {
            return NotFound();
        }

        var result = await tasks.AddAsync(Session, text, cancellation);
        if (result.IsDone)
        {
            return Redirect($"{Session.Path}#tasks");
        }

        NewTask = text;
        await OnGetAsync(initiative, session, cancellation);
        return Refused(result);
    }

    private async Task<bool> FindToPrepareAsync(InitiativeId initiative, SessionId session, CancellationToken cancellation)
    {
        if (await sessions.RunAsync(initiative, session, cancellation) is not { } found)
        {
            return false;
        }

        Session = found;
        return MayPrepare;
    }
}
