using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Attendance at a session over the API: its roster, and marks on it. Each mark stands alone, as a tap on the roster does.</summary>
internal static class AttendanceApi
{
    private const string Path = "/initiatives/{initiative:guid}/sessions/{session:guid}/attendance";

    private const string Example = """
        { "marks": [{ "participant": "00000000-0000-0000-0000-000000000003", "basis": null, "mark": "late", "minutesLate": 10 }] }
        """;

    private const string Correction = """
        { "basis": "00000000-0000-0000-0000-000000000012", "mark": "absent_valid", "reason": "Hen hade ringt återbud." }
        """;

    public static ApiResource Resource { get; } = new("activities", static routes =>
    {
        routes.Get(Path, Permissions.AttendanceEdit, "activities.api.roster", GetAsync);
        routes.Put(Path, Permissions.AttendanceEdit, "activities.api.mark", Example, MarkAsync);
        routes.Get(Path + "/{participant:guid}", Permissions.AttendanceEdit, "activities.api.marks", GetMarksAsync);
        routes.Put(Path + "/{participant:guid}", Permissions.AttendanceEdit, "activities.api.correct_mark", Correction, CorrectAsync);
    });

    private static async Task<ApiAnswer<RosterDetails>> GetAsync(Guid initiative, Guid session, FindSession sessions, Roster roster, AuditTrail audit, CancellationToken cancellation)
    {
        if (await sessions.RunAsync(new(initiative), new(session), cancellation) is not { Audience: not Attendees.Organisations } found)
        {
            return ApiAnswer.Missing;
        }

        await audit.RecordListAsync("exported", "attendance", found.InitiativeId, cancellation);
        return ApiAnswer<RosterDetails>.Of(new RosterDetails([.. (await roster.RowsAsync(found, cancellation)).Select(static row => RosterItem.Of(row, null))]));
    }

    private static async Task<ApiAnswer<RosterDetails>> MarkAsync(
        Guid initiative, Guid session, ApiBody<MarksInput> body, FindSession sessions, Roster roster, MarkRoster mark, CancellationToken cancellation)
    {
        if (await sessions.LockAsync(new(initiative), new(session), cancellation) is not { Audience: not Attendees.Organisations } found)
        {
            return ApiAnswer.Missing;
        }

        var members = await roster.MembersAsync(found, cancellation);
        var problems = Problems(body.Value.Marks, found, members, sessions.Today).ToList();
        if (problems.Count > 0)
        {
            return ApiAnswer<RosterDetails>.Refused(Result.Of(problems));
        }

        var states = await mark.RunAsync(found, [.. body.Value.Marks.Select(static input => input.ToEntry())], cancellation);
        var rows = await roster.RowsAsync(found, cancellation);
        return ApiAnswer<RosterDetails>.Of(new RosterDetails(
            [.. rows.Where(row => states.ContainsKey(row.ParticipantId)).Select(row => RosterItem.Of(row, states[row.ParticipantId]))]));
    }

    private static async Task<ApiAnswer<MarksDetails>> GetMarksAsync(
        Guid initiative, Guid session, Guid participant, FindSession sessions, MarkHistory history, AuditTrail audit, CancellationToken cancellation)
    {
        if (await sessions.RunAsync(new(initiative), new(session), cancellation) is not { Audience: not Attendees.Organisations } found
            || await history.FindAsync(found, new(participant), cancellation) is not { } marks)
        {
            return ApiAnswer.Missing;
        }

        await audit.RecordListAsync("exported", "attendance", found.InitiativeId, cancellation);
        return ApiAnswer<MarksDetails>.Of(MarksDetails.Of(marks));
    }

    private static async Task<ApiAnswer<MarksDetails>> CorrectAsync(
        Guid initiative, Guid session, Guid participant, ApiBody<MarkCorrectionInput> body, FindSession sessions, MarkHistory history, CorrectMark correct, AuditTrail audit,
        CancellationToken cancellation)
    {
        if (await sessions.LockAsync(new(initiative), new(session), cancellation) is not { Audience: not Attendees.Organisations } found
            || await history.FindAsync(found, new(participant), cancellation) is null)
        {
            return ApiAnswer.Missing;
        }

        var problems = body.Value.Problems(found).ToList();
        return await ApiAnswer<MarksDetails>.AfterAsync(
            problems.Count > 0 ? Result.Of(problems) : await correct.RunAsync(body.Value.Of(found, new(participant)), cancellation),
            () => GetMarksAsync(initiative, session, participant, sessions, history, audit, cancellation));
    }

    private static IEnumerable<Problem> Problems(List<MarkInput> marks, SessionCard session, IReadOnlyList<RosterRow> members, DateOnly today)
    {
        if (!session.MayBeMarked(today))
        {
            yield return new Problem(string.Empty, session.Result is SessionResult.Cancelled ? "activities.session.is_cancelled" : "activities.session.in_the_future");
        }

        foreach (var (index, input) in marks.Index())
        {
            if (members.All(row => row.ParticipantId != input.Participant || !row.IsExpected))
            {
                yield return new Problem($"Marks[{index}].Participant", "activities.roster.not_expected_rows");
            }
            else if (marks.Take(index).Any(before => before.Participant == input.Participant))
            {
                yield return new Problem($"Marks[{index}].Participant", "ui.invalid");
            }
            else if (input is { MinutesLate: not null, Mark: not AttendanceMark.Late })
            {
                yield return new Problem($"Marks[{index}].MinutesLate", "ui.invalid");
            }
            else if (input.Wants is not null && (!session.IsLast || members.Any(row => row.ParticipantId == input.Participant && row.Origin is not null)))
            {
                yield return new Problem($"Marks[{index}].Wants", "activities.wish.last_session");
            }
        }
    }
}

/// <summary>Marks to make at a session.</summary>
public sealed class MarksInput
{
    /// <summary>One for each participant, at most as many as a session takes.</summary>
    [Required, MaxLength(500)]
    public List<MarkInput> Marks { get; set; } = [];
}

/// <summary>A mark to make.</summary>
public sealed class MarkInput
{
    /// <summary>Who.</summary>
    [Required]
    public ParticipantId? Participant { get; set; }

    /// <summary>Id of the mark that the roster showed, by which a newer one of somebody else's is not overwritten; null when it showed none.</summary>
    public Guid? Basis { get; set; }

    /// <summary>The mark.</summary>
    [Required]
    public AttendanceMark? Mark { get; set; }

    /// <summary>Minutes late; null when not late or not stated.</summary>
    [Range(1, Attendance.MostMinutesLate)]
    public int? MinutesLate { get; set; }

    /// <summary>Whether they want to go on after the series; asked at its last session only. Null leaves it as it is.</summary>
    public bool? Wants { get; set; }

    internal RosterEntry ToEntry() => new(Participant!.Value, Basis, new AskedMark(Mark!.Value, MinutesLate), Wants);
}

/// <summary>A correction of what stands of a participant at a session.</summary>
public sealed class MarkCorrectionInput
{
    /// <summary>Id of the standing mark that was read.</summary>
    [Required]
    public Guid? Basis { get; set; }

    /// <summary>The right mark; null only when it is retracted.</summary>
    public AttendanceMark? Mark { get; set; }

    /// <summary>Minutes late; null when not late or not stated.</summary>
    [Range(1, Attendance.MostMinutesLate)]
    public int? MinutesLate { get; set; }

    /// <summary>Whether there should be no mark at all.</summary>
    public bool IsRetracted { get; set; }

    /// <summary>Id of the wish to go on that was read; null when it is not corrected.</summary>
    public Guid? Wish { get; set; }

    /// <summary>The right answer to whether they want to go on; where a wish is named.</summary>
    public bool? Wants { get; set; }

    /// <summary>Why.</summary>
    [Required, StringLength(CorrectMark.ReasonLength)]
    public string Reason { get; set; } = string.Empty;

    internal IEnumerable<Problem> Problems(SessionCard session)
    {
        if (Mark is null != IsRetracted)
        {
            yield return new Problem(nameof(Mark), IsRetracted ? "ui.invalid" : "ui.required");
        }

        if (MinutesLate is not null && Mark is not AttendanceMark.Late)
        {
            yield return new Problem(nameof(MinutesLate), "ui.invalid");
        }

        if (Wish is null != Wants is null)
        {
            yield return new Problem(Wish is null ? nameof(Wish) : nameof(Wants), "ui.required");
        }
        else if (Wish is not null && !session.IsLast)
        {
            yield return new Problem(nameof(Wants), "activities.wish.last_session");
        }
    }

    internal MarkCorrection Of(SessionCard session, ParticipantId participant) => new(
        session, participant, Basis, Mark is { } mark ? new AskedMark(mark, MinutesLate) : null, Wish is { } wish ? new WishCorrection(wish, Wants!.Value) : null, Reason.Trim());
}

/// <summary>All that has been registered of a participant at a session.</summary>
/// <param name="Participant">Who.</param>
/// <param name="Reference">Short code.</param>
/// <param name="Name">Null for a protected identity.</param>
/// <param name="IsProtected">Whether the identity is protected.</param>
/// <param name="Wish">Id of the wish to go on after the series; null when that is not asked yet.</param>
/// <param name="Wants">Whether they want to go on; null when that is not asked yet.</param>
/// <param name="Marks">What has stood, the latest first.</param>
internal sealed record MarksDetails(
    ParticipantId Participant, string Reference, string? Name, bool IsProtected, Guid? Wish, bool? Wants, IReadOnlyList<MarkVersion> Marks)
{
    public static MarksDetails Of(MarkHistory.Found found) => new(
        found.Participant.Id, found.Participant.Reference, found.Participant.IsProtected ? null : found.Participant.Name, found.Participant.IsProtected, found.Participant.WishId,
        found.Participant.Wants, [.. found.Versions.Select(static version => new MarkVersion(
            version.Id, version.Mark, version.MinutesLate, version.RegisteredAt, version.DeviceTime, version.IsSelf, version.RegisteredByName, version.SupersededAt, version.SupersededReason))]);
}

/// <summary>A mark that stands, or has stood.</summary>
/// <param name="Id">Which; a correction names the standing one as its basis.</param>
/// <param name="Mark">The mark.</param>
/// <param name="MinutesLate">Minutes late, where stated.</param>
/// <param name="RegisteredAt">When it was made.</param>
/// <param name="TappedAt">When it was made on a telephone without network, by its clock; null when it arrived at once.</param>
/// <param name="IsSelf">Whether the participant checked in by the code on the wall.</param>
/// <param name="RegisteredBy">Name of who made it, or who led the session where the participant checked in.</param>
/// <param name="SupersededAt">When it ceased to stand; null for the one that stands.</param>
/// <param name="Reason">Why it was corrected; null when nobody has said.</param>
internal sealed record MarkVersion(
    Guid Id, AttendanceMark Mark, int? MinutesLate, DateTimeOffset RegisteredAt, DateTimeOffset? TappedAt, bool IsSelf, string RegisteredBy, DateTimeOffset? SupersededAt, string? Reason);

/// <summary>A session's roster, within the user's reach.</summary>
/// <param name="Items">The participants expected at it, by name; after marking only those asked for.</param>
internal sealed record RosterDetails(IReadOnlyList<RosterItem> Items);

/// <summary>A participant on the roster.</summary>
/// <param name="Participant">Who.</param>
/// <param name="Reference">Short code.</param>
/// <param name="Name">Null for a protected identity.</param>
/// <param name="IsProtected">Whether the identity is protected.</param>
/// <param name="Basis">Id of the standing mark; null while unmarked.</param>
/// <param name="Mark">The standing mark; null while unmarked.</param>
/// <param name="MinutesLate">Minutes late, where stated.</param>
/// <param name="Wants">Whether they want to go on after the series; null when that is not asked yet.</param>
/// <param name="Origin">How a guest comes to be expected at this session alone; null for who is in the group.</param>
/// <param name="Outcome">What became of what was asked; null when nothing was. Only <c>saved</c> has written anything.</param>
internal sealed record RosterItem(
    ParticipantId Participant, string Reference, string? Name, bool IsProtected, Guid? Basis, AttendanceMark? Mark, int? MinutesLate, bool? Wants, SessionOrigin? Origin,
    EntryState? Outcome)
{
    public static RosterItem Of(RosterRow row, EntryState? outcome) => new(
        row.ParticipantId, row.Reference, row.IsProtected ? null : row.Name, row.IsProtected, row.AttendanceId, row.Mark, row.MinutesLate, row.Wants, row.Origin, outcome);
}
