using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A row of the roster as drawn.</summary>
/// <param name="Session">The session.</param>
/// <param name="Row">Who, and what stands.</param>
/// <param name="Index">Place in the form.</param>
/// <param name="State">What became of what was asked of it.</param>
/// <param name="Asked">What was asked, where it was not written.</param>
/// <param name="IsClockOff">Whether it was tapped without network on a telephone whose clock cannot be believed.</param>
public sealed record RosterRowView(SessionCard Session, RosterRow Row, int Index, EntryState State, AskedMark? Asked, bool IsClockOff = false)
{
    /// <summary>Minutes late that are offered at one tap.</summary>
    private static readonly int[] UsualMinutes = [5, 10, 15, 30];

    /// <summary>Part of ids on the page.</summary>
    public string Key => Row.ParticipantId.Value.ToString("N")[^12..];

    /// <summary>Beginning of the names of the row's fields.</summary>
    public string Field => $"Input.Rows[{Index}]";

    /// <summary>Whether the row can be marked by a tap; a mark of a held session is corrected with a reason.</summary>
    public bool IsOpen => Row.IsExpected && (Row.Mark is null || Session.Result is not SessionResult.Held);

    /// <summary>Whether the last session asks if they want to go on; a guest is not asked.</summary>
    public bool AsksWish => Session.IsLast && Row is { IsExpected: true, Origin: null };

    /// <summary>Whether that is answered by a tap.</summary>
    public bool WishIsOpen => AsksWish && RosterRule.WishIsOpen(Row.Wants, Session.Result is SessionResult.Held);

    /// <summary>Minutes to choose among; one stated otherwise is among them.</summary>
    public IReadOnlyList<int> Minutes =>
        Row.MinutesLate is { } stated && !UsualMinutes.Contains(stated) ? [.. UsualMinutes.Append(stated).Order()] : UsualMinutes;

    /// <summary>Address of the row's own handler.</summary>
    public string RowPath => $"{Paths.Roster(Session.InitiativeId, Session.Id)}?handler=Row&participant={Row.ParticipantId}&row={Index}";
}

/// <summary>A roster as drawn.</summary>
/// <param name="Session">The session.</param>
/// <param name="Rows">Rows by name.</param>
/// <param name="IsFinishedByUser">Whether the user may register the session as held by now.</param>
public sealed record RosterView(SessionCard Session, IReadOnlyList<RosterRowView> Rows, bool IsFinishedByUser)
{
    /// <summary>Number of participants expected.</summary>
    public int Total => Rows.Count(static row => row.Row.IsExpected);

    /// <summary>Number of rows marked present or late.</summary>
    public int Here => Rows.Count(static row => row.Row.Mark?.IsPresence() == true);

    /// <summary>Number of rows not marked.</summary>
    public int Unmarked => Rows.Count(static row => row.Row.IsExpected && row.Row.Mark is null);

    /// <summary>Whether a row was left as it stands because somebody else had marked it.</summary>
    public bool HasConflict => Rows.Any(static row => row.State is EntryState.Conflict or EntryState.Closed);

    /// <summary>Whether a row could not be read.</summary>
    public bool HasUnreadable => Rows.Any(static row => row.State is EntryState.Unreadable);

    /// <summary>Whether somebody was marked who is not expected.</summary>
    public bool HasUnexpected => Rows.Any(static row => row.State is EntryState.NotExpected);

    /// <summary>Whether all that was asked stands.</summary>
    public bool IsSettled => !HasConflict && !HasUnreadable && !HasUnexpected;
}
