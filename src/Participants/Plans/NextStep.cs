namespace Samsteg.Participants;

/// <summary>Which step goes in front when nobody has chosen.</summary>
internal static class NextStep
{
    /// <summary>The open step that is due first; without a day after those with one, then the one added first. Null when none is open.</summary>
    public static ActionStep? Of(IEnumerable<ActionStep> steps) => steps
        .Where(static step => step.State is StepState.Open)
        .OrderBy(static step => step.DueOn ?? DateOnly.MaxValue)
        .ThenBy(static step => step.OccurredOn)
        .ThenBy(static step => step.StepId)
        .FirstOrDefault();
}
