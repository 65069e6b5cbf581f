using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>How far an obligation has come.</summary>
public enum ObligationState
{
    /// <summary>To be done; nobody has begun.</summary>
    Due,

    /// <summary>Is being written.</summary>
    Draft,

    /// <summary>Handed in to the association.</summary>
    Submitted,

    /// <summary>The association wants something changed.</summary>
    Returned,

    /// <summary>The association is content; stays so.</summary>
    Accepted,

    /// <summary>Not asked for any more; stays so.</summary>
    Waived,

    /// <summary>Not planned any more, and nobody had begun.</summary>
    Withdrawn,
}

/// <summary>What can be done with an obligation.</summary>
public enum ObligationAct
{
    /// <summary>It is planned: by the agreement, or added by hand; anew, when it was withdrawn.</summary>
    Plan,

    /// <summary>It is planned for another day.</summary>
    Move,

    /// <summary>Somebody begins to write.</summary>
    Begin,

    /// <summary>Hand it in.</summary>
    Submit,

    /// <summary>Send it back with words.</summary>
    Return,

    /// <summary>Be content with it.</summary>
    Accept,

    /// <summary>Ask for it no more.</summary>
    Waive,

    /// <summary>It is planned no more.</summary>
    Withdraw,
}

/// <summary>What may be done where, and what comes of it.</summary>
public static class ObligationStates
{
    /// <summary>The states in which it waits for who is to hand it in.</summary>
    public static IReadOnlyList<ObligationState> Open { get; } = [ObligationState.Due, ObligationState.Draft, ObligationState.Returned];

    /// <summary>What comes of an act; null where it may not be done.</summary>
    public static ObligationState? After(this ObligationState state, ObligationAct act) => (state, act) switch
    {
        (ObligationState.Withdrawn, ObligationAct.Plan) => ObligationState.Due,
        (ObligationState.Due, ObligationAct.Move) => ObligationState.Due,
        (ObligationState.Due, ObligationAct.Begin) => ObligationState.Draft,
        (ObligationState.Due, ObligationAct.Withdraw) => ObligationState.Withdrawn,
        (ObligationState.Draft or ObligationState.Returned, ObligationAct.Submit) => ObligationState.Submitted,
        (ObligationState.Submitted, ObligationAct.Return) => ObligationState.Returned,
        (ObligationState.Submitted, ObligationAct.Accept) => ObligationState.Accepted,
        (ObligationState.Due or ObligationState.Draft or ObligationState.Submitted or ObligationState.Returned, ObligationAct.Waive) => ObligationState.Waived,
        _ => null,
    };

    /// <summary>What may be done.</summary>
    public static IEnumerable<ObligationAct> Acts(this ObligationState state) => Enum.GetValues<ObligationAct>().Where(act => state.After(act) is not null);

    /// <summary>Whether it waits for who is to hand it in.</summary>
    public static bool IsOpen(this ObligationState state) => Open.Contains(state);

    /// <summary>Whether it should have been handed in before a day.</summary>
    public static bool IsOverdue(this ObligationState state, DateOnly due, DateOnly today) => state.IsOpen() && due < today;

    /// <summary>How it looks in a list.</summary>
    public static Tone Tone(this ObligationState state) => state switch
    {
        ObligationState.Accepted => Platform.Tone.Ok,
        ObligationState.Returned => Platform.Tone.Late,
        ObligationState.Draft or ObligationState.Submitted => Platform.Tone.Info,
        _ => Platform.Tone.Neutral,
    };
}
