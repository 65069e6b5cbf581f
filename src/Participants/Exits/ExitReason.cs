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
}
