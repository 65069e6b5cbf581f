namespace Samsteg.Participants;

/// <summary>What happened to a part of a plan.</summary>
public enum PlanChangeKind
{
    /// <summary>A goal was added.</summary>
    GoalAdded,

    /// <summary>A goal was worded anew.</summary>
    GoalReworded,

    /// <summary>A step was added.</summary>
    StepAdded,

    /// <summary>A step says something else, by somebody else or before another day.</summary>
    StepChanged,

    /// <summary>A step was put in front.</summary>
    StepChosen,

    /// <summary>A step was done.</summary>
    StepDone,

    /// <summary>A step was dropped.</summary>
    StepDropped,

    /// <summary>A step was taken up again.</summary>
    StepReopened,
}

/// <summary>A change of a plan.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Text">What the goal or the step says since.</param>
/// <param name="Before">What it said before; null where that is the same, or nothing.</param>
public sealed record PlanChange(PlanChangeKind Kind, string Text, string? Before = null);

/// <summary>A plan as it stood from one moment to the next.</summary>
/// <param name="Id">One of the rows that made it, by which it is named.</param>
/// <param name="At">From when.</param>
/// <param name="By">Account of who made it.</param>
/// <param name="Changes">What was changed then, goals first.</param>
internal sealed record PlanVersion(Guid Id, DateTimeOffset At, Guid By, IReadOnlyList<PlanChange> Changes);

/// <summary>All that ever stood in a participant's plan: since no row is overwritten, every earlier plan can be read. Pure.</summary>
internal sealed class PlanHistory(IReadOnlyList<ActionGoal> goals, IReadOnlyList<ActionStep> steps)
{
    /// <summary>The versions there have been, the latest first.</summary>
    public IReadOnlyList<PlanVersion> Versions { get; } =
        [.. goals.Cast<Samsteg.Platform.Registration>().Concat(steps)
            .GroupBy(static row => row.RegisteredAt)
            .OrderByDescending(static made => made.Key)
            .Select(made => new PlanVersion(made.Min(static row => row.Id), made.Key, made.First().RegisteredBy.Value, [.. ChangesOf(made.Key, goals, steps)]))];

    /// <summary>The plan as it stood at a moment.</summary>
    public ActionPlan At(DateTimeOffset moment) => new(
        goals.Where(row => Stood(row, moment)).OrderBy(static goal => goal.OccurredOn).ThenBy(static goal => goal.GoalId),
        steps.Where(row => Stood(row, moment)).OrderBy(static step => step.OccurredOn).ThenBy(static step => step.StepId));

    private static bool Stood(Samsteg.Platform.Registration row, DateTimeOffset moment) => row.RegisteredAt <= moment && !(row.SupersededAt <= moment);

    private static IEnumerable<PlanChange> ChangesOf(DateTimeOffset moment, IReadOnlyList<ActionGoal> goals, IReadOnlyList<ActionStep> steps)
    {
        foreach (var goal in goals.Where(row => row.RegisteredAt == moment))
        {
            var before = goals.Where(row => row.GoalId == goal.GoalId && row.RegisteredAt < moment).MaxBy(static row => row.RegisteredAt);
            if (before is null)
            {
                yield return new PlanChange(PlanChangeKind.GoalAdded, goal.Text);
            }
            else if (before.Text != goal.Text)
            {
                yield return new PlanChange(PlanChangeKind.GoalReworded, goal.Text, before.Text);
            }
        }

        foreach (var step in steps.Where(row => row.RegisteredAt == moment))
        {
            var before = steps.Where(row => row.StepId == step.StepId && row.RegisteredAt < moment).MaxBy(static row => row.RegisteredAt);
            if (KindOf(before, step) is { } kind)
            {
                yield return new PlanChange(kind, step.Text, before is not null && before.Text != step.Text ? before.Text : null);
            }
        }
    }

    /// <summary>Null where the step has only made room in front for another.</summary>
    private static PlanChangeKind? KindOf(ActionStep? before, ActionStep step) => (before?.State, step.State) switch
    {
        (null, _) => PlanChangeKind.StepAdded,
        (StepState.Open, StepState.Done) => PlanChangeKind.StepDone,
        (StepState.Open, StepState.Dropped) => PlanChangeKind.StepDropped,
        (StepState.Done or StepState.Dropped, StepState.Open) => PlanChangeKind.StepReopened,
        _ when before!.Said != step.Said => PlanChangeKind.StepChanged,
        _ when step.IsNext && !before.IsNext => PlanChangeKind.StepChosen,
        _ => null,
    };
}
