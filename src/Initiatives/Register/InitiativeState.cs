namespace Samsteg.Initiatives;

/// <summary>How far an initiative has come, from its first draft.</summary>
public enum InitiativeState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Sent to the association.</summary>
    Applied,

    /// <summary>The board has said yes; the grant is a maximum.</summary>
    Approved,

    /// <summary>People take part.</summary>
    Ongoing,

    /// <summary>Has reached its end.</summary>
    Completed,

    /// <summary>Stopped before its end; stays so.</summary>
    Cancelled,
}

/// <summary>What may follow on a state.</summary>
public static class InitiativeStates
{
    /// <summary>The states that may come next: one step on, or cancelled; none after the two last.</summary>
    public static IReadOnlyList<InitiativeState> Next(this InitiativeState state) => state switch
    {
        InitiativeState.Draft => [InitiativeState.Applied, InitiativeState.Cancelled],
        InitiativeState.Applied => [InitiativeState.Approved, InitiativeState.Cancelled],
        InitiativeState.Approved => [InitiativeState.Ongoing, InitiativeState.Cancelled],
        InitiativeState.Ongoing => [InitiativeState.Completed, InitiativeState.Cancelled],
        _ => [],
    };

    /// <summary>Whether it may become <paramref name="next"/>; staying as it is is always allowed.</summary>
    public static bool MayBecome(this InitiativeState state, InitiativeState next) => state == next || state.Next().Contains(next);

    /// <summary>Whether its grant has been decided.</summary>
    public static bool IsGranted(this InitiativeState state) =>
        state is InitiativeState.Approved or InitiativeState.Ongoing or InitiativeState.Completed;
}
