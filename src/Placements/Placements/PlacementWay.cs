namespace Samsteg.Placements;

/// <summary>What leads from a proposal to the first day. Labels are <c>placement_way_step.CODE</c>.</summary>
public enum PlacementWayStep
{
    /// <summary>The participant visits the place.</summary>
    Visit,

    /// <summary>The three parties agree.</summary>
    Agreement,

    /// <summary>The three stand behind a plan.</summary>
    Plan,

    /// <summary>The first day.</summary>
    Start,
}

/// <summary>How far a placement that has not started has come. Pure.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="IsVisited">Whether there has been a visit; an agreement needs none.</param>
/// <param name="IsPlanned">Whether something is planned together.</param>
/// <param name="IsConfirmed">Whether all three stand behind it.</param>
public sealed record PlacementWay(PlacementState State, bool IsVisited, bool IsPlanned, bool IsConfirmed)
{
    /// <summary>Whether it is on its way to a first day.</summary>
    public bool GoesOn => State is PlacementState.Proposed or PlacementState.Visited or PlacementState.Planned;

    /// <summary>The step that comes next. A visit that was not made before the agreement is not asked for any more.</summary>
    public PlacementWayStep Current => State switch
    {
        PlacementState.Proposed => PlacementWayStep.Visit,
        PlacementState.Visited => PlacementWayStep.Agreement,
        _ when !IsConfirmed => PlacementWayStep.Plan,
        _ => PlacementWayStep.Start,
    };

    /// <summary>Whether a step has been taken.</summary>
    public bool IsDone(PlacementWayStep step) => step switch
    {
        PlacementWayStep.Visit => IsVisited || State is PlacementState.Visited,
        PlacementWayStep.Agreement => State is PlacementState.Planned,
        PlacementWayStep.Plan => IsConfirmed,
        _ => false,
    };

    /// <summary>Where the current step is taken, below the placement's address, and the key of the words for it.</summary>
    public (string Path, string Key) Next => Current switch
    {
        PlacementWayStep.Visit => ("besok", "placements.event.visited.action"),
        PlacementWayStep.Agreement => ("overens", "placements.event.agreed.action"),
        PlacementWayStep.Plan when !IsPlanned => ("plan", "placements.plan.make"),
        PlacementWayStep.Plan => ("plan/bekrafta/alla", "placements.confirm.together"),
        _ => ("start", "placements.event.started.action"),
    };
}
