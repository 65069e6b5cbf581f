using System.Text.Json;
using Samsteg.Optimisation;

namespace Samsteg.App.Optimisation;

/// <summary>Assignments of a hundred people against another solver: GLPK, run by Node.</summary>
public sealed class AssignmentOracleTests
{
    private const int Problems = 20;
    private const int MostPoints = 1000;

    [Fact]
    public async Task Any_is_worth_what_another_solver_has()
    {
        var problems = Enumerable.Range(1, Problems).Select(Any).ToList();
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(problems.Select(static problem => new
            {
                rooms = problem.Rooms, groups = problem.Groups, floors = problem.Floors, bonus = Bonus(problem), reward = Reward(problem),
                candidates = problem.Candidates.Select(static candidate => (int[])[candidate.Person, candidate.Place, candidate.Points]),
            })));
            await using var peer = await Peer.StartAsync("glpk.mjs", file);
            var worths = peer.Greeting.EnumerateArray().Select(static worth => worth.GetInt64()).ToList();

            worths.Count.ShouldBe(Problems);
            foreach (var (problem, worth) in problems.Zip(worths))
            {
                var best = Assignment.Solve(problem);
                best.IsProved().ShouldBeTrue();
                var reached = problem.Floors.Select((floor, group) => Math.Min(floor, best.PlacedOf(group))).Sum();
                ((best.Placed * Reward(problem)) + (reached * Bonus(problem)) + best.Points).ShouldBe(worth);
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>More than points can differ.</summary>
    private static long Bonus(AssignmentProblem problem) => (problem.Rooms.Count + 1) * MostPoints;

    /// <summary>More than a bonus and points can differ.</summary>
    private static long Reward(AssignmentProblem problem) => 3 * Bonus(problem);

    private static AssignmentProblem Any(int seed)
    {
        var random = new Random(seed);
        var (people, places) = (random.Next(20, 100), random.Next(10, 60));
        var problem = new AssignmentProblem(
            [.. Enumerable.Range(0, people).Select(_ => random.Next(3))], [.. Enumerable.Range(0, places).Select(_ => random.Next(3))], [people / 8, people / 4, people / 3]);
        for (var person = 0; person < people; person++)
        {
            foreach (var place in Enumerable.Range(0, places).Where(_ => random.Next(4) == 0))
            {
                problem.Add(person, place, random.Next(MostPoints + 1));
            }
        }

        return problem;
    }
}
