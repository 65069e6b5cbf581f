namespace Samsteg.Optimisation;

/// <summary>
/// The best assignment there is, with its proof: none places more people; of those that place as many, none reaches more of the groups' floors; of those, none has more points.
/// </summary>
/// <remarks>
/// One flow of least cost: from a source through each group (as many units as its floor first, at a bonus), each person and a candidate's place to the sink, or past all of them at a penalty. The bonus is more
/// than points can differ along any way through the network, which passes each person and place once, and the penalty more than that and a bonus; so the three are judged one after the other.
/// </remarks>
public sealed class Assignment
{
    private readonly AssignmentProblem _problem;
    private readonly FlowSolution _flow;
    private readonly int[] _placeOf;

    private Assignment(AssignmentProblem problem, FlowSolution flow)
    {
        (_problem, _flow, _placeOf) = (problem, flow, [.. Enumerable.Repeat(-1, problem.Groups.Count)]);
        for (var number = 0; number < problem.Candidates.Count; number++)
        {
            if (flow.Flows[number] > 0)
            {
                var candidate = problem.Candidates[number];
                _placeOf[candidate.Person] = candidate.Place;
                Points += candidate.Points;
            }
        }
    }

    /// <summary>For each person the place, or -1.</summary>
    public IReadOnlyList<int> PlaceOf => _placeOf;

    /// <summary>How many are placed.</summary>
    public int Placed => _placeOf.Count(static place => place >= 0);

    /// <summary>Points of all who are placed.</summary>
    public long Points { get; }

    /// <summary>How many of a group are placed.</summary>
    public int PlacedOf(int group) => _placeOf.Where((place, person) => place >= 0 && _problem.Groups[person] == group).Count();

    /// <summary>
    /// Whether it is the best, judged anew from the network and its prices alone, without trusting how it was found. Takes a step for each candidate.
    /// </summary>
    public bool IsProved() => _flow.IsProved();

    /// <summary>Finds the best.</summary>
    /// <param name="problem">Of what.</param>
    /// <param name="near">The best of a problem with the same candidates but other room, floors, pins or bans: it is begun from there, which finds it sooner.</param>
    public static Assignment Solve(AssignmentProblem problem, Assignment? near = null) => new(problem, MinCostFlow.Solve(Network(problem), near?._flow)
        ?? throw new InvalidOperationException("Past all places there is room for everybody."));

    /// <summary>Candidates are the first arcs, so that an arc's number is its candidate's.</summary>
    private static FlowNetwork Network(AssignmentProblem problem)
    {
        var (people, places, groups) = (problem.Groups.Count, problem.Rooms.Count, problem.Floors.Count);
        var (firstPlace, firstGroup) = (people, people + places);
        var (source, sink) = (firstGroup + groups, firstGroup + groups + 1);
        var network = new FlowNetwork(sink + 1);
        var (least, most) = (0, 0);
        for (var number = 0; number < problem.Candidates.Count; number++)
        {
            var candidate = problem.Candidates[number];
            network.Add(candidate.Person, firstPlace + candidate.Place, problem.IsOpen(number) ? 1 : 0, -candidate.Points);
            (least, most) = (Math.Min(least, candidate.Points), Math.Max(most, candidate.Points));
        }

        var bonus = ((Math.Min(people, places) + 1L) * (most - least)) + 1;
        for (var place = 0; place < places; place++)
        {
            network.Add(firstPlace + place, sink, Math.Min(problem.Rooms[place], people), 0);
        }

        var members = new int[groups];
        for (var person = 0; person < people; person++)
        {
            network.Add(firstGroup + problem.Groups[person], person, 1, 0);
            members[problem.Groups[person]]++;
        }

        for (var group = 0; group < groups; group++)
        {
            var floor = Math.Min(problem.Floors[group], members[group]);
            network.Add(source, firstGroup + group, floor, -bonus);
            network.Add(source, firstGroup + group, members[group] - floor, 0);
        }

        network.Add(source, sink, people, (2 * bonus) + most + 1);
        network.Supply(source, people);
        network.Supply(sink, -people);
        return network;
    }
}
