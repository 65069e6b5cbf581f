namespace Samsteg.Activities;

/// <summary>Where an enterprise stands in its cohort.</summary>
public enum CohortMemberState
{
    /// <summary>Goes through it.</summary>
    Ongoing,

    /// <summary>Has gone through all phases.</summary>
    Completed,

    /// <summary>Has left before the end.</summary>
    Left,
}

/// <summary>A move that stands.</summary>
/// <param name="Id">The registration.</param>
/// <param name="PhaseId">The phase entered; null when all have been gone through.</param>
/// <param name="Day">The day.</param>
public sealed record CohortStep(Guid Id, Guid? PhaseId, DateOnly Day);

/// <summary>Time in a phase.</summary>
/// <param name="PhaseId">The phase.</param>
/// <param name="EnteredOn">The first day.</param>
/// <param name="LeftOn">The day it went on or left; null while it is there.</param>
public sealed record CohortStay(Guid PhaseId, DateOnly EnteredOn, DateOnly? LeftOn)
{
    /// <summary>Days until a day, or until it was left before that.</summary>
    public int DaysUntil(DateOnly today) => (LeftOn < today ? LeftOn.Value : today).DayNumber - EnteredOn.DayNumber;
}

/// <summary>How an enterprise has gone through its cohort: what was entered when. Pure.</summary>
/// <param name="Steps">What stands, in the order it happened.</param>
/// <param name="LeftOn">The day it left before the end; null otherwise.</param>
public sealed record CohortCourse(IReadOnlyList<CohortStep> Steps, DateOnly? LeftOn)
{
    /// <summary>Where it stands. One that had gone through all has not left.</summary>
    public CohortMemberState State => CompletedOn is not null ? CohortMemberState.Completed : LeftOn is null ? CohortMemberState.Ongoing : CohortMemberState.Left;

    /// <summary>The phase it is in; null when it is in none.</summary>
    public Guid? Current => State is CohortMemberState.Ongoing && Steps is [.., var last] ? last.PhaseId : null;

    /// <summary>The day it had gone through all phases; null when it has not.</summary>
    public DateOnly? CompletedOn => Steps is [.., { PhaseId: null } last] ? last.Day : null;

    /// <summary>The last day that something happened; null when nothing has.</summary>
    public DateOnly? LastDay => Steps is [.., var last] ? last.Day : null;

    /// <summary>Its time in each phase, in the order it happened; a phase that was entered twice is there twice.</summary>
    public IReadOnlyList<CohortStay> Stays =>
    [
        .. Steps.Index().Where(static step => step.Item.PhaseId is not null)
            .Select(step => new CohortStay(step.Item.PhaseId!.Value, step.Item.Day, step.Index + 1 < Steps.Count ? Steps[step.Index + 1].Day : LeftOn)),
    ];
}
