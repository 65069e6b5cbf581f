namespace Samsteg.Funding;

/// <summary>How far a claim has come.</summary>
public enum ClaimState
{
    /// <summary>Being put together.</summary>
    Draft,

    /// <summary>The partner certifies that the costs are its own and are right.</summary>
    Certified,

    /// <summary>It lies with the association.</summary>
    Submitted,

    /// <summary>The association wants something changed.</summary>
    Returned,

    /// <summary>It is to be paid.</summary>
    Approved,

    /// <summary>It is paid.</summary>
    Paid,

    /// <summary>It is not asked for any more.</summary>
    Withdrawn,
}

/// <summary>What can happen to a claim.</summary>
public enum ClaimStep
{
    /// <summary>The partner certifies it.</summary>
    Certify,

    /// <summary>It is opened for changes again.</summary>
    Reopen,

    /// <summary>It is handed in.</summary>
    Submit,

    /// <summary>It is sent back with words.</summary>
    Return,

    /// <summary>It is approved.</summary>
    Approve,

    /// <summary>It is paid.</summary>
    Pay,

    /// <summary>It is taken back for good.</summary>
    Withdraw,
}

/// <summary>What may happen to a claim where.</summary>
public static class ClaimStates
{
    /// <summary>The states in which it is being put together.</summary>
    public static IReadOnlyList<ClaimState> Open { get; } = [ClaimState.Draft, ClaimState.Returned];

    /// <summary>The states in which it counts on the grant, and its costs may not change.</summary>
    public static IReadOnlyList<ClaimState> Holding { get; } = [ClaimState.Certified, ClaimState.Submitted, ClaimState.Approved, ClaimState.Paid];

    /// <summary>The states in which it has been granted.</summary>
    public static IReadOnlyList<ClaimState> Granted { get; } = [ClaimState.Approved, ClaimState.Paid];

    /// <summary>Where a step leads; null where it is not to be taken.</summary>
    public static ClaimState? After(this ClaimState state, ClaimStep step) => (state, step) switch
    {
        (ClaimState.Draft or ClaimState.Returned, ClaimStep.Certify) => ClaimState.Certified,
        (ClaimState.Draft or ClaimState.Returned, ClaimStep.Withdraw) => ClaimState.Withdrawn,
        (ClaimState.Certified, ClaimStep.Reopen) => ClaimState.Draft,
        (ClaimState.Certified, ClaimStep.Submit) => ClaimState.Submitted,
        (ClaimState.Submitted, ClaimStep.Return) => ClaimState.Returned,
        (ClaimState.Submitted, ClaimStep.Approve) => ClaimState.Approved,
        (ClaimState.Approved, ClaimStep.Pay) => ClaimState.Paid,
        _ => null,
    };

    /// <summary>Whether it is being put together, so that its costs are those that there are now.</summary>
    public static bool IsOpen(this ClaimState state) => Open.Contains(state);

    /// <summary>How far that is for who reads a list.</summary>
    internal static Platform.Tone Tone(this ClaimState state) => state switch
    {
        ClaimState.Paid or ClaimState.Approved => Platform.Tone.Ok,
        ClaimState.Returned => Platform.Tone.Risk,
        ClaimState.Withdrawn => Platform.Tone.Neutral,
        _ => Platform.Tone.Late,
    };
}
