namespace Samsteg.Activities;

/// <summary>What becomes of a mark that somebody asks for on a roster.</summary>
public enum EntryState
{
    /// <summary>Nothing was asked, or it stands already.</summary>
    Unchanged,

    /// <summary>It was written.</summary>
    Saved,

    /// <summary>Somebody else has marked otherwise since the page was made.</summary>
    Conflict,

    /// <summary>The session is registered as held: what stands is corrected with a reason.</summary>
    Closed,

    /// <summary>The participant is not in the group on the day of the session.</summary>
    NotExpected,

    /// <summary>It cannot be read, such as a wrong number of minutes.</summary>
    Unreadable,
}

/// <summary>A mark that somebody asks for.</summary>
/// <param name="Mark">The mark.</param>
/// <param name="MinutesLate">Minutes late; null when not late or not stated.</param>
public readonly record struct AskedMark(AttendanceMark Mark, int? MinutesLate);

/// <summary>A mark on record.</summary>
/// <param name="Id">The registration.</param>
/// <param name="Mark">The mark.</param>
/// <param name="MinutesLate">Minutes late; null when not late or not stated.</param>
public sealed record KnownMark(Guid Id, AttendanceMark Mark, int? MinutesLate)
{
    /// <summary>Whether it says the same as what is asked.</summary>
    public bool Says(AskedMark asked) => Mark == asked.Mark && MinutesLate == asked.MinutesLate;
}

/// <summary>Decides whether a mark may be written over what stands, given what the page that asks was made of.</summary>
public static class RosterRule
{
    /// <summary>The decision; <see cref="EntryState.Saved"/> means that it may be written.</summary>
    /// <param name="asked">What is asked; null when the row was left unmarked.</param>
    /// <param name="basis">The mark that the page showed; null when it showed none.</param>
    /// <param name="standing">The mark that stands now; null when none does.</param>
    /// <param name="isHeld">Whether the session is registered as held.</param>
    public static EntryState Decide(AskedMark? asked, KnownMark? basis, KnownMark? standing, bool isHeld)
    {
        if (asked is not { } wanted || standing?.Says(wanted) == true)
        {
            return EntryState.Unchanged;
        }

        if (standing?.Id == basis?.Id)
        {
            return standing is null || !isHeld ? EntryState.Saved : EntryState.Closed;
        }

        // The page was made of another mark than the one that stands.
        if (basis?.Says(wanted) == true)
        {
            return EntryState.Unchanged;
        }

        return standing is null ? EntryState.Saved : EntryState.Conflict;
    }

    /// <summary>Whether a tap may change if somebody wants to go on; what stands of a held session is corrected with a reason.</summary>
    /// <param name="standing">The wish that stands; null when none does.</param>
    /// <param name="isHeld">Whether the session is registered as held.</param>
    public static bool WishIsOpen(bool? standing, bool isHeld) => standing is null || !isHeld;
}
