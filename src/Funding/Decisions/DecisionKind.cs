using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What the board decides about an application.</summary>
public enum DecisionKind
{
    /// <summary>Granted.</summary>
    Granted,

    /// <summary>Granted, on conditions.</summary>
    GrantedOnConditions,

    /// <summary>Put off to another meeting.</summary>
    Deferred,

    /// <summary>Sent back to be revised.</summary>
    Returned,

    /// <summary>Declined.</summary>
    Declined,
}

/// <summary>What decisions come to.</summary>
public static class DecisionKinds
{
    /// <summary>What is done with the application.</summary>
    public static ApplicationAct Act(this DecisionKind kind) => kind switch
    {
        DecisionKind.Granted => ApplicationAct.Grant,
        DecisionKind.GrantedOnConditions => ApplicationAct.GrantOnConditions,
        DecisionKind.Deferred => ApplicationAct.Defer,
        DecisionKind.Returned => ApplicationAct.Return,
        _ => ApplicationAct.Decline,
    };

    /// <summary>Whether money is granted.</summary>
    public static bool IsGrant(this DecisionKind kind) => kind is DecisionKind.Granted or DecisionKind.GrantedOnConditions;

    /// <summary>Whether it settles the matter, until the board decides anew.</summary>
    public static bool Settles(this DecisionKind kind) => kind.IsGrant() || kind == DecisionKind.Declined;

    /// <summary>Its colour.</summary>
    public static Tone Tone(this DecisionKind kind) => kind switch
    {
        DecisionKind.Granted => Platform.Tone.Ok,
        DecisionKind.GrantedOnConditions or DecisionKind.Deferred => Platform.Tone.Info,
        DecisionKind.Returned => Platform.Tone.Late,
        _ => Platform.Tone.Neutral,
    };
}
