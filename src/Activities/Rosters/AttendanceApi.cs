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

    public static ApiResource Resource { get; } = new("activities", static routes =>
    {
        routes.Get(Path, Permissions.AttendanceEdit, "activities.api.roster", GetAsync);
        routes.Put(Path, Permissions.AttendanceEdit, "activities.api.mark", Example, MarkAsync);
    });

    private static async Task<ApiAnswer<RosterDetails>> GetAsync(Guid initiative, Guid session, FindSession sessions, Roster roster, AuditTrail audit, CancellationToken cancellation)
    {
        if (await sessions.RunAsync(new(initiative), new(session), cancellation) is not { Audience: Attendees.Participants, SeriesId: not null } found)
        {
            return ApiAnswer.Missing;
        }

        await audit.RecordListAsync("exported", "attendance", found.InitiativeId, cancellation);
        return ApiAnswer<RosterDetails>.Of(new RosterDetails([.. (await roster.RowsAsync(found, cancellation)).Select(static row => RosterItem.Of(row, null))]));
    }

    private static async Task<ApiAnswer<RosterDetails>> MarkAsync(
        Guid initiative, Guid session, ApiBody<MarksInput> body, FindSession sessions, Roster roster, MarkRoster mark, CancellationToken cancellation)
    {
        if (await sessions.LockAsync(new(initiative), new(session), cancellation) is not { Audience: Attendees.Participants, SeriesId: not null } found)
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

    internal RosterEntry ToEntry() => new(Participant!.Value, Basis, new AskedMark(Mark!.Value, MinutesLate));
}

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
/// <param name="Outcome">What became of what was asked; null when nothing was. Only <c>saved</c> has written anything.</param>
internal sealed record RosterItem(
    ParticipantId Participant, string Reference, string? Name, bool IsProtected, Guid? Basis, AttendanceMark? Mark, int? MinutesLate, bool? Wants, EntryState? Outcome)
{
    public static RosterItem Of(RosterRow row, EntryState? outcome) => new(
        row.ParticipantId, row.Reference, row.IsProtected ? null : row.Name, row.IsProtected, row.AttendanceId, row.Mark, row.MinutesLate, row.Wants, outcome);
}
