using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>How far an application has come.</summary>
public enum ApplicationState
{
    /// <summary>Is being written.</summary>
    Draft,

    /// <summary>A version is frozen, and its parties are asked to sign it.</summary>
    Signing,

    /// <summary>All parties have signed.</summary>
    Signed,

    /// <summary>Sent to the association.</summary>
    Submitted,

    /// <summary>Being prepared for the board.</summary>
    InPreparation,

    /// <summary>On the agenda of a meeting.</summary>
    OnAgenda,

    /// <summary>Granted.</summary>
    Granted,

    /// <summary>Granted, on conditions.</summary>
    GrantedOnConditions,

    /// <summary>Put off to another meeting.</summary>
    Deferred,

    /// <summary>Sent back to be revised.</summary>
    Returned,

    /// <summary>Declined; stays so, unless the board decides anew.</summary>
    Declined,

    /// <summary>Taken back by the applicant; stays so.</summary>
    Withdrawn,

    /// <summary>Signed version and decision are an agreement, which an amendment can change.</summary>
    Agreed,
}

/// <summary>What can be done with an application.</summary>
public enum ApplicationAct
{
    /// <summary>Freeze a version to be signed.</summary>
    Freeze,

    /// <summary>Change what was frozen: the signatures of that version count no more.</summary>
    Reopen,

    /// <summary>The last party signs.</summary>
    CompleteSigning,

    /// <summary>Send it to the association.</summary>
    Submit,

    /// <summary>The association begins to prepare it.</summary>
    TakeUp,

    /// <summary>Put it on the agenda of a meeting.</summary>
    Schedule,

    /// <summary>Take it off the agenda.</summary>
    Unschedule,

    /// <summary>The board grants it.</summary>
    Grant,

    /// <summary>The board grants it on conditions.</summary>
    GrantOnConditions,

    /// <summary>The board puts it off.</summary>
    Defer,

    /// <summary>The board sends it back to be revised.</summary>
    Return,

    /// <summary>The board declines it.</summary>
    Decline,

    /// <summary>The applicant takes it back.</summary>
    Withdraw,

    /// <summary>Signed version and decision become an agreement, and the plan an initiative.</summary>
    Agree,

    /// <summary>The association lets it be sent in although the last day has passed.</summary>
    AdmitLate,

    /// <summary>Change what was agreed: it is written, signed and decided anew, while the agreement holds.</summary>
    Amend,

    /// <summary>The association agrees to an amendment that needs no decision of the board.</summary>
    AgreeByDelegation,

    /// <summary>The amendment comes to nothing: the agreement stays as it was. Only where there is one; what is on an agenda is taken off it first.</summary>
    KeepAgreement,
}

/// <summary>What may be done where, and what comes of it.</summary>
public static class ApplicationStates
{
    private static readonly Dictionary<(ApplicationState, ApplicationAct), ApplicationState> Transitions = new()
    {
        [(ApplicationState.Draft, ApplicationAct.Freeze)] = ApplicationState.Signing,
        [(ApplicationState.Returned, ApplicationAct.Freeze)] = ApplicationState.Signing,
        [(ApplicationState.Signing, ApplicationAct.Reopen)] = ApplicationState.Draft,
        [(ApplicationState.Signed, ApplicationAct.Reopen)] = ApplicationState.Draft,
        [(ApplicationState.Signing, ApplicationAct.CompleteSigning)] = ApplicationState.Signed,
        [(ApplicationState.Signed, ApplicationAct.Submit)] = ApplicationState.Submitted,
        [(ApplicationState.Submitted, ApplicationAct.TakeUp)] = ApplicationState.InPreparation,
        [(ApplicationState.InPreparation, ApplicationAct.Schedule)] = ApplicationState.OnAgenda,
        [(ApplicationState.Deferred, ApplicationAct.Schedule)] = ApplicationState.OnAgenda,
        [(ApplicationState.OnAgenda, ApplicationAct.Unschedule)] = ApplicationState.InPreparation,
        [(ApplicationState.OnAgenda, ApplicationAct.Grant)] = ApplicationState.Granted,
        [(ApplicationState.OnAgenda, ApplicationAct.GrantOnConditions)] = ApplicationState.GrantedOnConditions,
        [(ApplicationState.OnAgenda, ApplicationAct.Defer)] = ApplicationState.Deferred,
        [(ApplicationState.OnAgenda, ApplicationAct.Return)] = ApplicationState.Returned,
        [(ApplicationState.OnAgenda, ApplicationAct.Decline)] = ApplicationState.Declined,
        [(ApplicationState.Granted, ApplicationAct.Agree)] = ApplicationState.Agreed,
        [(ApplicationState.GrantedOnConditions, ApplicationAct.Agree)] = ApplicationState.Agreed,
        [(ApplicationState.Agreed, ApplicationAct.Amend)] = ApplicationState.Draft,
        [(ApplicationState.Submitted, ApplicationAct.AgreeByDelegation)] = ApplicationState.Agreed,
        [(ApplicationState.InPreparation, ApplicationAct.AgreeByDelegation)] = ApplicationState.Agreed,
        [(ApplicationState.Draft, ApplicationAct.AdmitLate)] = ApplicationState.Draft,
        [(ApplicationState.Returned, ApplicationAct.AdmitLate)] = ApplicationState.Returned,
        [(ApplicationState.Signing, ApplicationAct.AdmitLate)] = ApplicationState.Signing,
        [(ApplicationState.Signed, ApplicationAct.AdmitLate)] = ApplicationState.Signed,
    };

    /// <summary>What the board may decide anew, until it is agreed: the decision that corrects another leads where the decision itself does.</summary>
    private static readonly ApplicationState[] Decided = [ApplicationState.Granted, ApplicationState.GrantedOnConditions, ApplicationState.Declined];

    private static readonly ApplicationAct[] Deciding = [ApplicationAct.Grant, ApplicationAct.GrantOnConditions, ApplicationAct.Decline];

    private static readonly ApplicationState[] BeforeDecision =
    [
        ApplicationState.Draft, ApplicationState.Signing, ApplicationState.Signed, ApplicationState.Submitted, ApplicationState.InPreparation, ApplicationState.OnAgenda, ApplicationState.Deferred,
        ApplicationState.Returned,
    ];

    /// <summary>What comes of an act; null where it may not be done.</summary>
    public static ApplicationState? After(this ApplicationState state, ApplicationAct act) =>
        act == ApplicationAct.Withdraw && BeforeDecision.Contains(state) ? ApplicationState.Withdrawn
        : act == ApplicationAct.KeepAgreement && state != ApplicationState.OnAgenda && (BeforeDecision.Contains(state) || state.IsDecided()) ? ApplicationState.Agreed
        : state.IsDecided() && Deciding.Contains(act) ? Transitions[(ApplicationState.OnAgenda, act)]
        : Transitions.TryGetValue((state, act), out var next) ? next : null;

    /// <summary>What may be done.</summary>
    public static IEnumerable<ApplicationAct> Acts(this ApplicationState state) => Enum.GetValues<ApplicationAct>().Where(act => state.After(act) is not null);

    /// <summary>Whether it may be written in without anything being lost.</summary>
    public static bool IsOpen(this ApplicationState state) => state is ApplicationState.Draft or ApplicationState.Returned;

    /// <summary>Whether it may be written in at the price of the signatures.</summary>
    public static bool MayReopen(this ApplicationState state) => state.After(ApplicationAct.Reopen) is not null;

    /// <summary>Whether the association has it.</summary>
    public static bool IsWithAssociation(this ApplicationState state) =>
        state is ApplicationState.Submitted or ApplicationState.InPreparation or ApplicationState.OnAgenda or ApplicationState.Deferred;

    /// <summary>Whether the board has settled it, and may decide anew.</summary>
    public static bool IsDecided(this ApplicationState state) => Decided.Contains(state);

    /// <summary>How it looks in a list.</summary>
    public static Tone Tone(this ApplicationState state) => state switch
    {
        ApplicationState.Granted or ApplicationState.GrantedOnConditions or ApplicationState.Agreed or ApplicationState.Signed => Platform.Tone.Ok,
        ApplicationState.Returned or ApplicationState.Deferred => Platform.Tone.Late,
        ApplicationState.Declined or ApplicationState.Withdrawn => Platform.Tone.Neutral,
        ApplicationState.Draft => Platform.Tone.Neutral,
        _ => Platform.Tone.Info,
    };
}
