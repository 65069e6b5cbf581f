namespace Samsteg.Optimisation;

/// <summary>
/// Gives places where both sides have ranked each other: nobody and no place would both rather have each other than what they got, and nobody could have a better place in any other such assignment
/// (Gale and Shapley, College Admissions and the Stability of Marriage, 1962).
/// </summary>
public static class DeferredAcceptance
{
    /// <summary>Finds it.</summary>
    /// <param name="wishes">For each person the places they would take, the best first.</param>
    /// <param name="rankings">For each place whom it would take, the best first.</param>
    /// <param name="rooms">For each place how many it has room for.</param>
    /// <returns>For each person the place, or -1.</returns>
    public static IReadOnlyList<int> Solve(IReadOnlyList<IReadOnlyList<int>> wishes, IReadOnlyList<IReadOnlyList<int>> rankings, IReadOnlyList<int> rooms)
    {
        var ranks = rankings.Select(static ranking => ranking.Select(static (person, rank) => (person, rank)).ToDictionary(static one => one.person, static one => one.rank)).ToArray();
        var held = rooms.Select(static _ => new PriorityQueue<int, int>()).ToArray(); // the last of those held first
        var next = new int[wishes.Count];
        var placeOf = Enumerable.Repeat(-1, wishes.Count).ToArray();
        var asking = new Stack<int>(Enumerable.Range(0, wishes.Count).Reverse());
        while (asking.TryPop(out var person))
        {
            if (next[person] == wishes[person].Count)
            {
                continue;
            }

            var place = wishes[person][next[person]++];
            if (!ranks[place].TryGetValue(person, out var rank))
            {
                asking.Push(person);
                continue;
            }

            placeOf[person] = place;
            held[place].Enqueue(person, -rank);
            if (held[place].Count > rooms[place])
            {
                var refused = held[place].Dequeue();
                placeOf[refused] = -1;
                asking.Push(refused);
            }
        }

        return placeOf;
    }
}
