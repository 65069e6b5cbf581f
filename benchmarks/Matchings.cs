using System.Diagnostics;
using Samsteg.Optimisation;

namespace Samsteg.Benchmarks;

/// <summary>Assignments of many, proof included; needs no database.</summary>
public static class Matchings
{
    private const int CandidatesEach = 50;
    private const int MostPoints = 1000;
    private const int Rounds = 7;

    /// <summary>What it measures.</summary>
    public static IReadOnlySet<string> Keys { get; } = new HashSet<string> { "match-1k", "match-10k", "rematch" };

    /// <summary>Measures it.</summary>
    public static IEnumerable<Figure> Measure(string key)
    {
        var problem = key == "match-1k" ? Any(1_000, 500) : Any(10_000, 5_000);
        if (key == "rematch")
        {
            var best = Assignment.Solve(problem);
            yield return new Figure(key, Median(round => Prove(Assignment.Solve(Pinned(problem, best, round), best))), "s", Goal.AtMost(0.2));
            yield break;
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Prove(Assignment.Solve(problem));
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        yield return new Figure(key, Median(_ => Prove(Assignment.Solve(problem))), "s", Goal.AtMost(key == "match-1k" ? 0.2 : 1.0));
        yield return new Figure($"{key}/allocated", bytes / 1e6, "MB", Goal.AtMost(150));
    }

    private static double Median(Action<int> solve)
    {
        var times = new List<double>();
        for (var round = -2; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            solve(Math.Max(0, round));
            times.Add(watch.Elapsed.TotalSeconds);
        }

        return Latencies.Median([.. times.Skip(2)]);
    }

    private static void Prove(Assignment assignment)
    {
        if (!assignment.IsProved())
        {
            throw new BenchException("An assignment is not proved to be the best.");
        }
    }

    /// <summary>Somebody who got a place is given the one of their candidates after it instead.</summary>
    private static AssignmentProblem Pinned(AssignmentProblem problem, Assignment best, int round)
    {
        var candidate = problem.Candidates.Where(candidate => best.PlaceOf[candidate.Person] >= 0 && best.PlaceOf[candidate.Person] != candidate.Place).ElementAt(round * 10_007);
        return problem.With([(candidate.Person, candidate.Place)], new HashSet<(int, int)>());
    }

    private static AssignmentProblem Any(int people, int places)
    {
        var random = new Random(people);
        var problem = new AssignmentProblem(
            [.. Enumerable.Range(0, people).Select(_ => random.Next(3))], [.. Enumerable.Repeat(1, places)], [places / 4, places / 4, places / 4]);
        for (var person = 0; person < people; person++)
        {
            foreach (var place in random.GetItems(Enumerable.Range(0, places).ToArray(), 2 * CandidatesEach).Distinct().Take(CandidatesEach))
            {
                problem.Add(person, place, random.Next(MostPoints + 1));
            }
        }

        return problem;
    }
}
