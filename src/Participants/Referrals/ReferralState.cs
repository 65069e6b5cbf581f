namespace Samsteg.Participants;

/// <summary>How far a referral has come.</summary>
public enum ReferralState
{
    /// <summary>Is here; nobody has done anything yet.</summary>
    Received,

    /// <summary>The person has been contacted, or an attempt was made.</summary>
    Contacted,

    /// <summary>A first meeting is booked.</summary>
    MeetingBooked,

    /// <summary>Waits for a place.</summary>
    WaitingList,

    /// <summary>Became a participant; stays so.</summary>
    Enrolled,

    /// <summary>Led to nothing, for a reason.</summary>
    Declined,
}

/// <summary>What can be done with a referral.</summary>
public enum ReferralAction
{
    /// <summary>Contact the person, also one who has waited for a place.</summary>
    Contact,

    /// <summary>Book a first meeting, or another time for it.</summary>
    BookMeeting,

    /// <summary>Put on the waiting list.</summary>
    PutOnWaitingList,

    /// <summary>Enrol.</summary>
    Enrol,

    /// <summary>Decline, with a reason.</summary>
    Decline,

    /// <summary>Take up again what was declined.</summary>
    Reopen,
}

/// <summary>What may follow on a state. Pure.</summary>
public static class ReferralStates
{
    /// <summary>States of a referral that somebody is to do something about.</summary>
    public static IReadOnlyList<ReferralState> Open { get; } =
        [ReferralState.Received, ReferralState.Contacted, ReferralState.MeetingBooked, ReferralState.WaitingList];

    /// <summary>Whether somebody is to do something about it.</summary>
    public static bool IsOpen(this ReferralState state) => Open.Contains(state);

    /// <summary>The state that an action leads to; null where it cannot be done.</summary>
    public static ReferralState? After(this ReferralState state, ReferralAction action) => (state, action) switch
    {
        (ReferralState.Declined, ReferralAction.Reopen) => ReferralState.Received,
        (ReferralState.Enrolled or ReferralState.Declined, _) or (_, ReferralAction.Reopen) => null,
        (ReferralState.WaitingList, ReferralAction.PutOnWaitingList) => null,
        (_, ReferralAction.Contact) => ReferralState.Contacted,
        (_, ReferralAction.BookMeeting) => ReferralState.MeetingBooked,
        (_, ReferralAction.PutOnWaitingList) => ReferralState.WaitingList,
        (_, ReferralAction.Enrol) => ReferralState.Enrolled,
        (_, ReferralAction.Decline) => ReferralState.Declined,
        _ => null,
    };

    /// <summary>What can be done, in the order in which it is usually done.</summary>
    public static IReadOnlyList<ReferralAction> Actions(this ReferralState state) =>
        [.. Enum.GetValues<ReferralAction>().Where(action => state.After(action) is not null)];
}
