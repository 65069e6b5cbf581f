namespace Samsteg.Participants;

/// <summary>What somebody does for a living or instead: a code list, in the order it is offered.</summary>
public enum ActivityStatus
{
    /// <summary>Works without subsidy.</summary>
    WorkingUnsubsidised,

    /// <summary>Works with subsidy.</summary>
    WorkingSubsidised,

    /// <summary>Runs a business.</summary>
    SelfEmployed,

    /// <summary>Studies.</summary>
    Studying,

    /// <summary>Seeks work actively.</summary>
    JobSeeking,

    /// <summary>Work training.</summary>
    WorkTraining,

    /// <summary>Internship.</summary>
    Internship,

    /// <summary>A labour-market programme.</summary>
    LabourMarketProgramme,

    /// <summary>On sick leave.</summary>
    SickLeave,

    /// <summary>On parental leave.</summary>
    ParentalLeave,

    /// <summary>Something else.</summary>
    Other,

    /// <summary>Does not want to say.</summary>
    NotStated,

    /// <summary>Not known.</summary>
    Unknown,
}

/// <summary>What activities mean.</summary>
public static class ActivityStatuses
{
    /// <summary>Work, subsidised or not, and the own business.</summary>
    public static IReadOnlyList<ActivityStatus> Work { get; } = [ActivityStatus.WorkingUnsubsidised, ActivityStatus.WorkingSubsidised, ActivityStatus.SelfEmployed];

    /// <summary>Work or studies.</summary>
    public static IReadOnlyList<ActivityStatus> WorkOrStudies { get; } = [.. Work, ActivityStatus.Studying];
}

/// <summary>Whether somebody lives on pay, study support or the own business, without social assistance or benefits.</summary>
public enum SelfSupport
{
    /// <summary>Does.</summary>
    Yes,

    /// <summary>Does not.</summary>
    No,

    /// <summary>Not known.</summary>
    NotKnown,
}
