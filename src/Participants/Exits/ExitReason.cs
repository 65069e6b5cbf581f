namespace Samsteg.Participants;

/// <summary>Why somebody leaves an initiative: a code list, in the order it is offered.</summary>
public enum ExitReason
{
    /// <summary>Work.</summary>
    Work,

    /// <summary>Studies.</summary>
    Studies,

    /// <summary>Completed as planned.</summary>
    CompletedAsPlanned,

    /// <summary>Own business.</summary>
    OwnBusiness,

    /// <summary>Subsidised work.</summary>
    SubsidisedWork,

    /// <summary>Goes on in another initiative.</summary>
    OtherMeasure,

    /// <summary>Another party takes over.</summary>
    Transferred,

    /// <summary>Illness.</summary>
    Illness,

    /// <summary>Parental leave.</summary>
    ParentalLeave,

    /// <summary>Moved away.</summary>
    Moved,

    /// <summary>Absent, and cannot be reached.</summary>
    NoContact,

    /// <summary>Chose to leave.</summary>
    OwnChoice,

    /// <summary>Withdrew consent; counts as broken off.</summary>
    ConsentWithdrawn,

    /// <summary>The initiative did not fit.</summary>
    NotSuitable,

    /// <summary>Retired.</summary>
    Retired,

    /// <summary>Deceased.</summary>
    Deceased,

    /// <summary>Was never a participant.</summary>
    Misregistered,

    /// <summary>The initiative ended.</summary>
    InitiativeEnded,

    /// <summary>Not known.</summary>
    Unknown,
}

/// <summary>What reasons mean.</summary>
public static class ExitReasons
{
    /// <summary>Those that are work or studies, with or without support.</summary>
    public static IReadOnlyList<ExitReason> WorkOrStudies { get; } =
        [ExitReason.Work, ExitReason.Studies, ExitReason.OwnBusiness, ExitReason.SubsidisedWork];

    /// <summary>Whether it is asked where the participant stands: not of who moved away, died or never was a participant.</summary>
    public static bool AsksMore(this ExitReason reason) => reason is not (ExitReason.Moved or ExitReason.Deceased or ExitReason.Misregistered);

    /// <summary>The activity that a reason tells by itself; null for one that does not.</summary>
    public static ActivityStatus? ImpliedActivity(this ExitReason reason) => reason switch
    {
        ExitReason.Work => ActivityStatus.WorkingUnsubsidised,
        ExitReason.SubsidisedWork => ActivityStatus.WorkingSubsidised,
        ExitReason.OwnBusiness => ActivityStatus.SelfEmployed,
        ExitReason.Studies => ActivityStatus.Studying,
        ExitReason.ParentalLeave => ActivityStatus.ParentalLeave,
        _ => null,
    };
}
