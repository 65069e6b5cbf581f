using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Registers that a session was held or cancelled, or takes it back with a reason.</summary>
[Authorize(Policy = Permissions.AttendanceEdit)]
public sealed class OutcomePage(FindSession sessions, RegisterOutcome outcome, Workspace workspace) : SamstegPage
{
    /// <summary>What the form asks.</summary>
    public sealed class Form
    {
        /// <summary>The outcome that the page showed; null while planned.</summary>
        public Guid? Base { get; init; }

        /// <summary>What became of it; not asked when it is taken back.</summary>
        public SessionResult? Result { get; init; }

        /// <summary>Whether the later sessions of the series are cancelled too.</summary>
        public bool Onward { get; init; }

        /// <summary>Why it is taken back.</summary>
        [StringLength(CorrectMark.ReasonLength)]
        public string? Reason { get; init; }
    }

    /// <summary>The form.</summary>
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>The session.</summary>
    public SessionCard Session { get; private set; } = null!;

    /// <summary>Whether the user plans, and so may cancel more than one.</summary>
    public bool MayPlan => sessions.UserMay(Permissions.ActivitiesEdit, Session);

    /// <summary>Whether there are later sessions to cancel.</summary>
    public bool HasLater => MayPlan && Session is { Number: { } number, SessionTotal: { } total } && number < total;

    /// <summary>Whether it has not begun: then there is nothing to choose.</summary>
    public bool MayOnlyCancel => Session.Result is null && !Session.HasStarted(sessions.Now);

    /// <summary>What may be chosen of a session that has begun.</summary>
    public IReadOnlyList<Choice> Choices => [Of(SessionResult.Held), Of(SessionResult.Cancelled)];

    /// <summary>The form.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, SessionId session, CancellationToken cancellation)
    {
        if (await LoadAsync(sessions.RunAsync(initiative, session, cancellation), cancellation) is { } answer)
        {
            return answer;
        }

        Input = new Form { Base = Session.OutcomeId, Result = Session.HasStarted(sessions.Now) ? SessionResult.Held : SessionResult.Cancelled };
        return Page();
    }

    /// <summary>Registers what became of it.</summary>
    public async Task<IActionResult> OnPostAsync(InitiativeId initiative, SessionId session, CancellationToken cancellation)
    {
        if (await LoadAsync(sessions.LockAsync(initiative, session, cancellation), cancellation) is { } answer)
        {
            return answer;
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var result = Input.Result switch
        {
            SessionResult.Held => await outcome.HoldAsync(Session, cancellation),
            SessionResult.Cancelled => await outcome.CancelAsync(Session, cancellation),
            _ => Result.Refused("Result", "ui.required"),
        };
        if (result.IsDone && Input is { Result: SessionResult.Cancelled, Onward: true } && MayPlan)
        {
            var later = await outcome.CancelLaterAsync(Session, cancellation);
            return Done(Session.SeriesId is { } series ? Paths.Series(initiative, series) : Session.Path, "planning.cancelled_onward", later + 1);
        }

        return Answer(result, Session.Path, "activities.result.notice");
    }

    /// <summary>Takes it back.</summary>
    public async Task<IActionResult> OnPostRetractAsync(InitiativeId initiative, SessionId session, CancellationToken cancellation)
    {
        if (await LoadAsync(sessions.LockAsync(initiative, session, cancellation), cancellation) is { } answer)
        {
            return answer;
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var result = string.IsNullOrWhiteSpace(Input.Reason)
            ? Result.Refused("Reason", "ui.required")
            : await outcome.RetractAsync(Session, Input.Base, Input.Reason.Trim(), cancellation);
        return Answer(result, Session.Path, "activities.result.retracted");
    }

    private async Task<IActionResult?> LoadAsync(Task<SessionCard?> finding, CancellationToken cancellation)
    {
        if (await finding is not { } found || await workspace.OpenAsync(found.InitiativeId, found.Result is null && !found.HasStarted(sessions.Now) ? "activities.result.cancel" : "activities.result.title", cancellation) is null)
        {
            return NotFound();
        }

        Session = found;
        return sessions.IsAnsweredForByUser(found) ? null : StatusCode(StatusCodes.Status403Forbidden);
    }

    private Choice Of(SessionResult result) => new(result.ToString(), T[SessionWords.OutcomeKey(result, true)]);
}
