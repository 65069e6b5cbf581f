namespace Samsteg.Procurement;

/// <summary>Something that happened to a process.</summary>
/// <param name="Step">What.</param>
/// <param name="Position">Place of the gate that was passed; 0 otherwise.</param>
/// <param name="OccurredOn">The day.</param>
public readonly record struct InnovationMove(InnovationStep Step, int Position, DateOnly OccurredOn);

/// <summary>What has happened to a process, as it stands. Gates are passed in their order, some may be left out, and days may be equal.</summary>
public static class InnovationCourse
{
    /// <summary>In the order it happened.</summary>
    public static IReadOnlyList<InnovationMove> InOrder(IEnumerable<InnovationMove> moves) =>
        [.. moves.OrderBy(static move => move.Step).ThenBy(static move => move.Position)];

    /// <summary>Whether no later one has an earlier day.</summary>
    public static bool DaysFollow(IEnumerable<InnovationMove> moves)
    {
        var ordered = InOrder(moves);
        return ordered.Zip(ordered.Skip(1)).All(static pair => pair.First.OccurredOn <= pair.Second.OccurredOn);
    }

    /// <summary>Whether a gate may be passed now: nothing has ended, and neither it nor one after it is passed.</summary>
    public static bool MayPass(IEnumerable<InnovationMove> moves, int position) =>
        moves.All(move => move.Step == InnovationStep.Started || (move.Step == InnovationStep.Passed && move.Position < position));
}
