namespace Samsteg.Placements;

/// <summary>What a placement is for. Labels are <c>placement_kind.CODE</c>.</summary>
public enum PlacementKind
{
    /// <summary>Trying and building up working ability.</summary>
    WorkTraining,

    /// <summary>Practice of an occupation.</summary>
    Internship,

    /// <summary>A pupil's days at a workplace.</summary>
    Prao,

    /// <summary>A job with a wage subsidy.</summary>
    SubsidisedJob,

    /// <summary>A job.</summary>
    Job,
}

/// <summary>Where a placement stands; said by its registrations, never stored. Labels are <c>placement_state.CODE</c>.</summary>
public enum PlacementState
{
    /// <summary>Proposed, nothing more.</summary>
    Proposed,

    /// <summary>Proposed and visited.</summary>
    Visited,

    /// <summary>Agreed, not started.</summary>
    Planned,

    /// <summary>Started, not ended.</summary>
    Ongoing,

    /// <summary>Started, and rests today.</summary>
    Paused,

    /// <summary>Ended.</summary>
    Ended,

    /// <summary>Came to nothing.</summary>
    Withdrawn,
}
