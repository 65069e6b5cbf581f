using FsCheck;
using FsCheck.Fluent;
using Samsteg.Optimisation;

namespace Samsteg.Rules;

/// <summary>Assignments of few against all there are, and what must hold of any.</summary>
public sealed class AssignmentTests
{
    private static readonly Arbitrary<AssignmentProblem> Few = AnyProblem(5, 4, -3, 6).ToArbitrary();
    private static readonly Arbitrary<AssignmentProblem> Some = AnyProblem(40, 25, 0, 1000).ToArbitrary();

    [Fact]
    public void It_is_the_best_of_all_there_are() => Prop.ForAll(Few, static problem => Worth(problem, Assignment.Solve(problem).PlaceOf) == BestOfAll(problem))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void It_is_proved_and_keeps_to_candidates_and_room() => Prop.ForAll(Some, static problem =>
    {
        var best = Assignment.Solve(problem);
        return best.IsProved() && IsPossible(problem, best.PlaceOf) && Worth(problem, best.PlaceOf) == (best.Placed, Reached(problem, best.PlaceOf), best.Points);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_is_found_again() => Prop.ForAll(Some, static problem => Assignment.Solve(problem).PlaceOf.SequenceEqual(Assignment.Solve(problem).PlaceOf)).QuickCheckThrowOnFailure();

    [Fact]
    public void More_room_never_hurts() => Prop.ForAll(Some, Gen.Choose(0, 24).ToArbitrary(), static (problem, place) =>
    {
        var roomier = Copy(problem, [.. problem.Rooms.Select((room, other) => other == place % problem.Rooms.Count ? room + 1 : room)]);
        return Worth(roomier, Assignment.Solve(roomier).PlaceOf).CompareTo(Worth(problem, Assignment.Solve(problem).PlaceOf)) >= 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void From_one_that_is_near_the_best_is_found_as_well() => Prop.ForAll(Some, Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), static (problem, seed) =>
    {
        var random = new Random(seed);
        var best = Assignment.Solve(problem);
        for (var round = 0; round < 3; round++)
        {
            var changed = Decided(problem, random);
            var (from, anew) = (Assignment.Solve(changed, best), Assignment.Solve(changed));
            if (!from.IsProved() || !IsPossible(changed, from.PlaceOf) || Worth(changed, from.PlaceOf) != Worth(changed, anew.PlaceOf))
            {
                return false;
            }

            best = from;
        }

        return true;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Who_is_pinned_takes_the_room_and_who_is_banned_gets_another()
    {
        var problem = new AssignmentProblem([0, 0, 0], [1, 1], [0]);
        (int Person, int Place, int Points)[] candidates = [(0, 0, 10), (0, 1, 1), (1, 0, 9), (1, 1, 8), (2, 0, 7)];
        Array.ForEach(candidates, one => problem.Add(one.Person, one.Place, one.Points));
        var best = Assignment.Solve(problem);
        best.PlaceOf.ShouldBe([0, 1, -1]);

        Assignment.Solve(problem.With([(2, 0)], new HashSet<(int, int)>()), best).PlaceOf.ShouldBe([-1, 1, -1]);
        Assignment.Solve(problem.With([], new HashSet<(int, int)> { (1, 1) }), best).PlaceOf.ShouldBe([1, 0, -1]);
        Should.Throw<ArgumentException>(() => problem.With([(2, 0), (1, 0)], new HashSet<(int, int)>()));
    }

    [Fact]
    public void Floors_are_reached_before_points_count_and_after_how_many()
    {
        var problem = new AssignmentProblem([0, 0, 1], [1, 1], [0, 1]);
        (int Person, int Place, int Points)[] candidates = [(0, 0, 900), (1, 1, 900), (2, 0, 1)];
        Array.ForEach(candidates, one => problem.Add(one.Person, one.Place, one.Points));

        Assignment.Solve(problem).PlaceOf.ShouldBe([-1, 1, 0]);
    }

    [Fact]
    public void Nobody_and_no_place_is_an_answer_too()
    {
        Assignment.Solve(new AssignmentProblem([], [], [])).PlaceOf.ShouldBeEmpty();
        Assignment.Solve(new AssignmentProblem([0, 0], [], [1])).PlaceOf.ShouldBe([-1, -1]);
        var closed = new AssignmentProblem([0], [0], [0]);
        closed.Add(0, 0, 5);
        Assignment.Solve(closed).PlaceOf.ShouldBe([-1]);
        Should.Throw<ArgumentOutOfRangeException>(() => closed.Add(0, 1, 5));
        Should.Throw<ArgumentOutOfRangeException>(() => closed.Add(0, 0, AssignmentProblem.MostPoints + 1));
    }

    [Fact]
    public void A_flow_that_could_be_cheaper_is_not_proved()
    {
        var network = new FlowNetwork(2);
        network.Add(0, 1, 1, 5);
        network.Add(0, 1, 1, 3);
        network.Supply(0, 1);
        network.Supply(1, -1);
        MinCostFlow.Solve(network)!.Flows.ShouldBe([0, 1]);

        new FlowSolution(network, [0, 1], [0, 3]).IsProved().ShouldBeTrue();
        new FlowSolution(network, [1, 0], [0, 3]).IsProved().ShouldBeFalse("the other is cheaper");
        new FlowSolution(network, [0, 0], [0, 3]).IsProved().ShouldBeFalse("a unit is lost");
        new FlowSolution(network, [-1, 2], [0, 4]).IsProved().ShouldBeFalse("there is no room");
    }

    [Fact]
    public void What_cannot_reach_a_demand_has_no_flow()
    {
        var network = new FlowNetwork(3);
        network.Add(0, 1, 1, 5);
        network.Supply(0, 2);
        network.Supply(1, -1);
        network.Supply(2, -1);

        MinCostFlow.Solve(network).ShouldBeNull();
    }

    internal static Gen<AssignmentProblem> AnyProblem(int mostPeople, int mostPlaces, int least, int most) =>
        from people in Gen.Choose(0, mostPeople)
        from places in Gen.Choose(1, mostPlaces)
        from groups in Gen.ArrayOf(Gen.Choose(0, 2), people)
        from rooms in Gen.ArrayOf(Gen.Choose(0, 2), places)
        from floors in Gen.ArrayOf(Gen.Choose(0, mostPeople / 2), 3)
        from points in Gen.ArrayOf(Gen.Frequency((1, Gen.Constant((int?)null)), (2, Gen.Choose(least, most).Select(static number => (int?)number))), people * places)
        select Filled(new AssignmentProblem(groups, rooms, floors), points);

    /// <summary>How many are placed, how many of the floors are reached, and the points.</summary>
    internal static (int Placed, int Reached, long Points) Worth(AssignmentProblem problem, IReadOnlyList<int> placeOf)
    {
        var points = problem.Candidates.ToDictionary(static candidate => (candidate.Person, candidate.Place), static candidate => (long)candidate.Points);
        return (placeOf.Count(static place => place >= 0), Reached(problem, placeOf), placeOf.Select((place, person) => place < 0 ? 0 : points[(person, place)]).Sum());
    }

    private static int Reached(AssignmentProblem problem, IReadOnlyList<int> placeOf) =>
        problem.Floors.Select((floor, group) => Math.Min(floor, placeOf.Where((place, person) => place >= 0 && problem.Groups[person] == group).Count())).Sum();

    private static AssignmentProblem Filled(AssignmentProblem problem, int?[] points)
    {
        for (var pair = 0; pair < points.Length; pair++)
        {
            if (points[pair] is { } number)
            {
                problem.Add(pair / problem.Rooms.Count, pair % problem.Rooms.Count, number);
            }
        }

        return problem;
    }

    private static AssignmentProblem Copy(AssignmentProblem problem, IReadOnlyList<int> rooms)
    {
        var copy = new AssignmentProblem(problem.Groups, rooms, problem.Floors);
        foreach (var (person, place, points) in problem.Candidates)
        {
            copy.Add(person, place, points);
        }

        return copy;
    }

    private static AssignmentProblem Decided(AssignmentProblem problem, Random random)
    {
        var rooms = problem.Rooms.ToArray();
        var pinned = problem.Candidates.Where(candidate => random.Next(10) == 0).DistinctBy(static candidate => candidate.Person).Where(candidate => --rooms[candidate.Place] >= 0)
            .Select(static candidate => (candidate.Person, candidate.Place)).ToList();
        return problem.With(pinned, problem.Candidates.Where(_ => random.Next(10) == 0).Select(static candidate => (candidate.Person, candidate.Place)).ToHashSet());
    }

    private static bool IsPossible(AssignmentProblem problem, IReadOnlyList<int> placeOf)
    {
        var open = Enumerable.Range(0, problem.Candidates.Count).Where(problem.IsOpen).Select(number => (problem.Candidates[number].Person, problem.Candidates[number].Place)).ToHashSet();
        return placeOf.Select((place, person) => place < 0 || open.Contains((person, place))).All(static isOpen => isOpen)
            && placeOf.Where(static place => place >= 0).CountBy(static place => place).All(count => count.Value <= problem.Rooms[count.Key]);
    }

    private static (int Placed, int Reached, long Points) BestOfAll(AssignmentProblem problem)
    {
        var (best, placeOf, rooms) = ((0, 0, long.MinValue), new int[problem.Groups.Count], problem.Rooms.ToArray());
        Try(0);
        return best;

        void Try(int person)
        {
            if (person == placeOf.Length)
            {
                var worth = Worth(problem, placeOf);
                best = worth.CompareTo(best) > 0 ? worth : best;
                return;
            }

            placeOf[person] = -1;
            Try(person + 1);
            foreach (var candidate in problem.Candidates.Where(candidate => candidate.Person == person && rooms[candidate.Place] > 0))
            {
                rooms[candidate.Place]--;
                placeOf[person] = candidate.Place;
                Try(person + 1);
                placeOf[person] = -1;
                rooms[candidate.Place]++;
            }
        }
    }
}
