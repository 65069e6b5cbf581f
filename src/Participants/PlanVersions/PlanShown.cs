namespace Samsteg.Participants;

/// <summary>A plan to read: goals with their steps, without anything to press.</summary>
/// <param name="Goals">In the order they were set.</param>
/// <param name="Today">Today in Sweden; null where lateness is not told, since the plan is an earlier one.</param>
public sealed record PlanShown(IReadOnlyList<GoalShown> Goals, DateOnly? Today)
{
    internal static PlanShown Of(IEnumerable<ActionGoal> goals, IReadOnlyList<ActionStep> steps, DateOnly? today) => new(
        [.. goals.Select(goal => new GoalShown(goal.Text, goal.OccurredOn,
            [.. steps.Where(step => step.GoalId == goal.GoalId)
                .OrderByDescending(static step => step.IsNext).ThenBy(static step => step.State).ThenBy(static step => step.DueOn ?? DateOnly.MaxValue)
                .Select(static step => new StepShown(step.Text, step.Responsible, step.DueOn, step.State, step.DoneOn, step.IsNext))]))],
        today);
}

/// <summary>A goal to read.</summary>
public sealed record GoalShown(string Text, DateOnly SetOn, IReadOnlyList<StepShown> Steps);

/// <summary>A step to read.</summary>
public sealed record StepShown(string Text, StepResponsible Responsible, DateOnly? DueOn, StepState State, DateOnly? DoneOn, bool IsNext);
