using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>
/// Attendance at a session, for a phone in one hand: a tap a person. Without script it is one form; with htmx each tap
/// posts its own row at once.
/// </summary>
[Authorize(Policy = Permissions.AttendanceEdit)]
public sealed class RosterPage(FindSession sessions, Roster roster, MarkRoster mark, RegisterOutcome outcome, AnsweredTaps taps, IAntiforgery forgery, CurrentUser user) : SamstegPage
{
    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "initiative")]
    public InitiativeId Initiative { get; set; }

    /// <summary>The session the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "session")]
    public SessionId SessionId { get; set; }

    /// <summary>The rows as posted.</summary>
    [BindProperty]
    public RosterInput Input { get; set; } = new();

    /// <summary>The session.</summary>
    public SessionCard Session { get; private set; } = null!;

    /// <summary>What is drawn.</summary>
    public RosterView View { get; private set; } = null!;

    /// <summary>Today in Sweden.</summary>
    public DateOnly Today => sessions.Today;

    /// <summary>Whether marks may be made.</summary>
    public bool MayBeMarked => Session.MayBeMarked(Today);

    /// <summary>What stands in the way of what was asked; null when nothing does.</summary>
    public string? Problem { get; private set; }

    private IReadOnlyList<RosterRow> Members { get; set; } = [];

    /// <summary>The roster.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await FindAsync(sessions.RunAsync, cancellation) ? Page() : NotFound();

    /// <summary>What taps that have waited on a telephone are sent with: a token of today, for the account whose they are.</summary>
    public IActionResult OnGetToken() =>
        new JsonResult(new { account = user.RequiredAccount.Value, token = forgery.GetAndStoreTokens(HttpContext).RequestToken });

    /// <summary>One row as it stands: keeps what somebody else has marked.</summary>
    public async Task<IActionResult> OnGetRowAsync(ParticipantId participant, int row, CancellationToken cancellation) =>
        await FindAsync(sessions.RunAsync, cancellation) && View.Rows.FirstOrDefault(view => view.Row.ParticipantId == participant) is { } found
            ? Partial("/Rosters/_RosterAnswer.cshtml", (View, found with { Index = row }))
            : NotFound();

    /// <summary>Saves the form.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) => SaveAsync(
        allPresent: false, () => Task.FromResult(Done(Paths.Roster(Initiative, SessionId), "activities.roster.notice.saved")), cancellation);

    /// <summary>Saves the form and marks everybody not marked as present.</summary>
    public Task<IActionResult> OnPostAllPresentAsync(CancellationToken cancellation) => SaveAsync(
        allPresent: true, () => Task.FromResult<IActionResult>(Redirect(Paths.Roster(Initiative, SessionId))), cancellation);

    /// <summary>Saves the form and registers the session as held; asks first that everybody is marked.</summary>
    public Task<IActionResult> OnPostDoneAsync(CancellationToken cancellation) =>
        SaveAsync(allPresent: false, () => FinishAsync(cancellation), cancellation);

    /// <summary>Saves the row of one tap and answers with what changes on the page. A tap that was answered before is answered the same.</summary>
    public async Task<IActionResult> OnPostRowAsync(ParticipantId participant, int row, CancellationToken cancellation)
    {
        if (!await FindAsync(sessions.LockAsync, cancellation) || Input.Rows.Find(input => input?.Participant == participant) is not { } input || !IsMember(participant))
        {
            return NotFound();
        }

        if (Refusal() is { } refusal)
        {
            return refusal;
        }

        var digest = AnsweredTaps.DigestOf(SessionId, input);
        if (input.Key is { } known && await taps.FindAsync(known, digest, cancellation) is { } answer)
        {
            if (!answer.IsSame)
            {
                return BadRequest();
            }

            input.TryRead(overrule: false, out var asked);
            await DrawAsync(new Dictionary<ParticipantId, (EntryState, AskedMark?)> { [participant] = (answer.State, asked) }, cancellation);
        }
        else
        {
            await WriteAsync([input], cancellation);
            if (input.Key is { } key && View.Rows.FirstOrDefault(view => view.Row.ParticipantId == participant) is { } written)
            {
                await taps.NoteAsync(key, digest, written.State, cancellation);
            }
        }

        return View.Rows.FirstOrDefault(view => view.Row.ParticipantId == participant) is { } found
            ? AnswerOf(found with { Index = row, IsClockOff = found.State is EntryState.Saved && ClockOf(input).IsOff })
            : NotFound();
    }

    private PartialViewResult AnswerOf(RosterRowView row)
    {
        Response.StatusCode = row.State switch
        {
            EntryState.Conflict or EntryState.Closed => StatusCodes.Status409Conflict,
            EntryState.Unreadable or EntryState.NotExpected => StatusCodes.Status422UnprocessableEntity,
            _ => StatusCodes.Status200OK,
        };
        if (row.State is EntryState.Unchanged or EntryState.Saved && Input.Overrule is null && Session.Result is not SessionResult.Held)
        {
            return Partial("/Rosters/_RosterSaved.cshtml", (View, row));
        }

        Response.Headers["HX-Retarget"] = $"#row-{row.Key}";
        Response.Headers["HX-Reswap"] = "outerHTML";
        return Partial("/Rosters/_RosterAnswer.cshtml", (View, row));
    }

    private async Task<IActionResult> SaveAsync(bool allPresent, Func<Task<IActionResult>> then, CancellationToken cancellation)
    {
        Input.Rows.RemoveAll(static row => row is null); // an index without fields
        if (!await FindAsync(sessions.LockAsync, cancellation) || !Input.Rows.TrueForAll(row => IsMember(row.Participant)))
        {
            return NotFound();
        }

        if (Refusal() is { } refusal)
        {
            return refusal;
        }

        await WriteAsync(allPresent ? [.. Input.Rows.Select(Presence), .. Missing()] : Input.Rows, cancellation);
        if (View.IsSettled)
        {
            return await then();
        }

        Problem = T[View.HasConflict ? "activities.roster.conflicts" : View.HasUnreadable ? "activities.roster.unreadable_rows" : "activities.roster.not_expected_rows"];
        Response.StatusCode = View.HasConflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return Page();

        // What somebody else has marked since the page was made is no longer unmarked.
        RosterRowInput Presence(RosterRowInput row) =>
            string.IsNullOrEmpty(row.Mark) && View.Rows.Any(view => view.Row.ParticipantId == row.Participant && view.Row.Mark is null)
                ? Present(row.Participant, row) : row;
        IEnumerable<RosterRowInput> Missing() => View.Rows
            .Where(view => Input.Rows.TrueForAll(row => row.Participant != view.Row.ParticipantId))
            .Select(static view => Present(view.Row.ParticipantId, new RosterRowInput()));
    }

    private async Task<IActionResult> FinishAsync(CancellationToken cancellation)
    {
        if (!sessions.IsAnsweredForByUser(Session))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (!Session.HasStarted(sessions.Now))
        {
            Problem = T["activities.session.not_started", SessionWords.Clock(Session.StartsAt)];
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        if (View.Unmarked > 0)
        {
            Problem = T[View.Unmarked == 1 ? "activities.roster.one_unmarked" : "activities.roster.unmarked", View.Unmarked];
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var result = await outcome.HoldAsync(Session, cancellation);
        return result.IsDone ? Redirect(Paths.Roster(Initiative, SessionId) + "/klar") : Refused(result);
    }

    /// <summary>Why nothing may be written now; null when it may.</summary>
    private IActionResult? Refusal()
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        if (MayBeMarked)
        {
            return null;
        }

        Problem = T[Session.Result is SessionResult.Cancelled ? "activities.session.is_cancelled" : "activities.session.in_the_future"];
        Response.StatusCode = Session.Result is SessionResult.Cancelled ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<IReadOnlyList<RosterRowView>> WriteAsync(IReadOnlyList<RosterRowInput> inputs, CancellationToken cancellation)
    {
        var entries = new List<RosterEntry>();
        var states = new Dictionary<ParticipantId, (EntryState State, AskedMark? Asked)>();
        foreach (var input in inputs.DistinctBy(static row => row.Participant).Where(row => row.Mark is not null || IsExpected(row.Participant)))
        {
            var isRead = input.TryRead(input.Participant == Input.Overrule, out var asked);
            if (!IsExpected(input.Participant))
            {
                states[input.Participant] = (EntryState.NotExpected, asked);
                continue;
            }

            states[input.Participant] = (EntryState.Unreadable, asked);
            if (isRead)
            {
                bool? wants = IsAsked(input.Participant) && input.Wants != input.WantedBefore ? input.Wants : null;
                entries.Add(new RosterEntry(input.Participant, input.Base, asked, wants, ClockOf(input).TappedAt));
            }
        }

        foreach (var (participant, state) in await mark.RunAsync(Session, entries, cancellation))
        {
            states[participant] = (state, states[participant].Asked);
        }

        await DrawAsync(states, cancellation);
        return View.Rows;
    }

    private async Task<bool> FindAsync(Func<InitiativeId, SessionId, CancellationToken, Task<SessionCard?>> find, CancellationToken cancellation)
    {
        if (await find(Initiative, SessionId, cancellation) is not { Audience: not Attendees.Organisations } found)
        {
            return false;
        }

        Session = found;
        await DrawAsync(new Dictionary<ParticipantId, (EntryState, AskedMark?)>(), cancellation);
        return true;
    }

    /// <summary>Whether the user leads the session, or plans the initiative's activities.</summary>
    public bool IsAnsweredFor => sessions.IsAnsweredForByUser(Session);

    /// <summary>Whether the user is to press "Klar", once the session has started.</summary>
    public bool IsTooEarly => sessions.IsAnsweredForByUser(Session) && !Session.HasStarted(sessions.Now);

    private async Task DrawAsync(IReadOnlyDictionary<ParticipantId, (EntryState State, AskedMark? Asked)> states, CancellationToken cancellation)
    {
        Members = await roster.MembersAsync(Session, cancellation);
        View = new RosterView(
            Session,
            [.. Members.Where(row => row.IsExpected || states.ContainsKey(row.ParticipantId)).Select((row, index) => states.TryGetValue(row.ParticipantId, out var state)
                ? new RosterRowView(Session, row, index, state.State, state.Asked)
                : new RosterRowView(Session, row, index, EntryState.Unchanged, null))],
            sessions.IsAnsweredForByUser(Session) && Session.HasStarted(sessions.Now));
    }

    private DeviceClock ClockOf(RosterRowInput input) =>
        input.TappedAt is { } tapped && Input.SentAt is { } sent ? DeviceClock.Read(tapped, sent, sessions.Now) : default;

    private bool IsExpected(ParticipantId participant) => Members.Any(row => row.ParticipantId == participant && row.IsExpected);

    /// <summary>Whether the last session asks them if they want to go on.</summary>
    private bool IsAsked(ParticipantId participant) => Session.IsLast && Members.Any(row => row.ParticipantId == participant && row.Origin is null);

    private bool IsMember(ParticipantId participant) => Members.Any(row => row.ParticipantId == participant);

    /// <summary>Whose taps a telephone keeps.</summary>
    public AccountId Account => user.RequiredAccount;

    private static RosterRowInput Present(ParticipantId participant, RosterRowInput row) => new()
    {
        Participant = participant, Base = row.Base, Mark = "present", Wants = row.Wants, WantedBefore = row.WantedBefore,
    };
}
