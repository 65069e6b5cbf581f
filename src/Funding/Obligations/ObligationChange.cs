using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>An obligation of the agreement as it stands.</summary>
public sealed record KnownObligation(Guid Id, ObligationKind Kind, string? Name, DateOnly Due, ObligationState State);

/// <summary>What becomes of the obligations when what is planned changes.</summary>
/// <param name="Act">Plan, move or withdraw.</param>
/// <param name="Id">Which; null for a new one.</param>
/// <param name="To">As what it is planned; null when it is withdrawn.</param>
public sealed record ObligationChange(ObligationAct Act, Guid? Id, PlannedObligation? To)
{
    /// <summary>
    /// What makes the obligations what is planned; nothing when they are. Those of the same kind and name are the same: on the same day first, the rest in order of their days. One that nobody has begun gets its new
    /// day; one that is worked on or over stays as it is and counts as what was planned, so that a report that was accepted is not asked for once more when the time is made longer. What is planned no more is withdrawn
    /// where nobody has begun. Pure.
    /// </summary>
    public static IReadOnlyList<ObligationChange> Of(IEnumerable<KnownObligation> known, IEnumerable<PlannedObligation> planned)
    {
        var there = known.OrderBy(static one => one.Due).ThenBy(static one => one.Id).ToLookup(static one => (one.Kind, one.Name));
        var wanted = planned.OrderBy(static one => one.Due).ToLookup(static one => (one.Kind, one.Name));
        return [.. there.Select(static group => group.Key).Union(wanted.Select(static group => group.Key)).SelectMany(key => OfGroup([.. there[key]], [.. wanted[key]]))];
    }

    private static IEnumerable<ObligationChange> OfGroup(List<KnownObligation> there, List<PlannedObligation> wanted)
    {
        var withdrawn = there.FindAll(static one => one.State == ObligationState.Withdrawn);
        there.RemoveAll(static one => one.State == ObligationState.Withdrawn);
        foreach (var same in there.ToList())
        {
            if (wanted.Find(one => one.Due == same.Due) is { } found)
            {
                wanted.Remove(found);
                there.Remove(same);
            }
        }

        var pairs = Math.Min(there.Count, wanted.Count);
        foreach (var (one, to) in there.Zip(wanted))
        {
            if (one.State.After(ObligationAct.Move) is not null)
            {
                yield return new ObligationChange(ObligationAct.Move, one.Id, to);
            }
        }

        foreach (var (index, to) in wanted.Skip(pairs).Index())
        {
            yield return new ObligationChange(ObligationAct.Plan, withdrawn.ElementAtOrDefault(index)?.Id, to);
        }

        foreach (var one in there.Skip(pairs).Where(static one => one.State.After(ObligationAct.Withdraw) is not null))
        {
            yield return new ObligationChange(ObligationAct.Withdraw, one.Id, null);
        }
    }
}
