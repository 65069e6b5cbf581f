using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Corrects a mark afterwards, with the reason, and shows what it has been.</summary>
[Authorize(Policy = Permissions.AttendanceEdit)]
public sealed class CorrectMarkPage(FindSession sessions, MarkHistory history, CorrectMark correct, Workspace workspace) : SamstegPage
{
    private const string Retracted = "retracted";

    /// <summary>What the form asks.</summary>
    public sealed class Form
    {
        /// <summary>The mark that the page showed.</summary>
        public Guid? Base { get; init; }

        /// <summary>The right mark, or <c>retracted</c>.</summary>
        [Required]
        public string? Mark { get; init; }

        /// <summary>Minutes late.</summary>
        [Range(1, Attendance.MostMinutesLate)]
        public int? Minutes { get; init; }

        /// <summary>The wish to go on that the page showed; null when it showed none.</summary>
        public Guid? WishBase { get; init; }

        /// <summary>Whether they want to go on, where that is asked.</summary>
        public bool? Wants { get; init; }

        /// <summary>Why.</summary>
        [Required, StringLength(CorrectMark.ReasonLength)]
        public string? Reason { get; init; }
    }

    /// <summary>The form.</summary>
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>The session.</summary>
    public SessionCard Session { get; private set; } = null!;

    /// <summary>The participant and their marks.</summary>
    public MarkHistory.Found Found { get; private set; } = null!;

    /// <summary>The marks to choose among.</summary>
    public IEnumerable<Choice> Choices =>
        [.. Enum.GetValues<AttendanceMark>().Select(mark => new Choice(SnakeCase.Of(mark.ToString()), T[SessionWords.KeyOf(mark)])),
            new Choice(Retracted, T["activities.correct.retract"], T["activities.correct.retract_hint"])];

    /// <summary>Whether the wish to go on is asked: at the last session of a series, where one is registered.</summary>
    public bool AsksWish => Session.IsLast && Found.Participant.WishId is not null;

    /// <summary>Whether they want to go on.</summary>
    public IEnumerable<Choice> Wishes => [new("true", T["activities.wish.yes"]), new("false", T["activities.wish.no"])];

    /// <summary>The form, with what stands.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, SessionId session, ParticipantId participant, CancellationToken cancellation)
    {
        if (!await LoadAsync(sessions.RunAsync(initiative, session, cancellation), participant, cancellation))
        {
            return NotFound();
        }

        Input = new Form { Base = Found.Standing?.Id, Mark = Found.Standing is { } mark ? SnakeCase.Of(mark.Mark.ToString()) : null, Minutes = Found.Standing?.MinutesLate, WishBase = AsksWish ? Found.Participant.WishId : null, Wants = Found.Participant.Wants };
        return Page();
    }

    /// <summary>Corrects.</summary>
    public async Task<IActionResult> OnPostAsync(InitiativeId initiative, SessionId session, ParticipantId participant, CancellationToken cancellation)
    {
        if (!await LoadAsync(sessions.LockAsync(initiative, session, cancellation), participant, cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        AskedMark? asked = null;
        if (Input.Mark != Retracted)
        {
            if (Choices.All(choice => choice.Value != Input.Mark))
            {
                return Refused(Result.Refused("Mark", "ui.invalid"));
            }

            var mark = Enum.Parse<AttendanceMark>(SnakeCase.ToPascal(Input.Mark!));
            asked = new AskedMark(mark, mark is AttendanceMark.Late ? Input.Minutes : null);
        }

        var wish = Input is { WishBase: { } basis, Wants: { } wants } ? new WishCorrection(basis, wants) : null;
        return Answer(await correct.RunAsync(new MarkCorrection(Session, participant, Input.Base, asked, wish, Input.Reason!.Trim()), cancellation), Paths.Session(initiative, session), "activities.correct.notice");
    }

    private async Task<bool> LoadAsync(Task<SessionCard?> finding, ParticipantId participant, CancellationToken cancellation)
    {
        if (await finding is not { Audience: not Attendees.Organisations } found
            || await workspace.OpenAsync(found.InitiativeId, "activities.correct.title", cancellation) is null
            || await history.FindAsync(found, participant, cancellation) is not { } marks)
        {
            return false;
        }

        (Session, Found) = (found, marks);
        return true;
    }
}
