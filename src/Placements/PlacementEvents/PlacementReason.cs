namespace Samsteg.Placements;

/// <summary>
/// Why a placement was paused, extended, withdrawn or ended. Codes and never words of one's own: words would be about health.
/// Labels are <c>placement_reason.CODE</c>.
/// </summary>
public enum PlacementReason
{
    /// <summary>It went on for as long as was agreed.</summary>
    Completed,

    /// <summary>It led to a job.</summary>
    Job,

    /// <summary>It led to studies.</summary>
    Studies,

    /// <summary>The participant broke it off.</summary>
    StoppedByParticipant,

    /// <summary>The organisation broke it off.</summary>
    StoppedByOrganisation,

    /// <summary>The initiative broke it off.</summary>
    StoppedByInitiative,

    /// <summary>The participant left the initiative.</summary>
    LeftInitiative,

    /// <summary>The participant is away for a while.</summary>
    Away,

    /// <summary>The organisation is closed or cannot receive.</summary>
    Closed,

    /// <summary>More time is needed.</summary>
    MoreTime,

    /// <summary>A job is within reach.</summary>
    JobAhead,

    /// <summary>The participant declined.</summary>
    DeclinedByParticipant,

    /// <summary>The organisation declined.</summary>
    DeclinedByOrganisation,

    /// <summary>Something else.</summary>
    Other,
}
