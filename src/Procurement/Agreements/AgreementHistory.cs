namespace Samsteg.Procurement;

/// <summary>A state that an agreement reached on a day.</summary>
public readonly record struct AgreementStep(AgreementState State, DateOnly OccurredOn);

/// <summary>What is wrong with a history.</summary>
public enum AgreementHistoryFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It has no state at all.</summary>
    Empty,

    /// <summary>Two states do not follow on each other, or the same stands twice.</summary>
    Order,

    /// <summary>A later state has an earlier day.</summary>
    Days,
}

/// <summary>
/// An agreement's states as they stand. Each is reached once and only in one direction, so the states themselves give the
/// order, and days may be equal.
/// </summary>
public static class AgreementHistory
{
    /// <summary>The states in the order they were reached.</summary>
    public static IReadOnlyList<AgreementStep> InOrder(IEnumerable<AgreementStep> steps) =>
        [.. steps.OrderBy(static step => step.State).ThenBy(static step => step.OccurredOn)];

    /// <summary>Whether the states may stand together: permitted transitions, and days that never go back.</summary>
    public static AgreementHistoryFault FaultOf(IEnumerable<AgreementStep> steps)
    {
        var ordered = InOrder(steps);
        if (ordered.Count == 0)
        {
            return AgreementHistoryFault.Empty;
        }

        if (!AgreementStates.First.Contains(ordered[0].State))
        {
            return AgreementHistoryFault.Order;
        }

        var pairs = ordered.Zip(ordered.Skip(1)).ToList();
        return pairs.Exists(static pair => !pair.First.State.MayBecome(pair.Second.State)) ? AgreementHistoryFault.Order
            : pairs.Exists(static pair => pair.Second.OccurredOn < pair.First.OccurredOn) ? AgreementHistoryFault.Days
            : AgreementHistoryFault.None;
    }
}
