using System.Diagnostics;
using Samsteg.Initiatives;
using Samsteg.Placements;
using Samsteg.Platform;

namespace Samsteg.Benchmarks;

/// <summary>The forecast of follow-ups of many placements, each with its days, pauses and holidays; needs no database.</summary>
public static class FollowUpSchedules
{
    private const int Placements = 100_000;
    private const int Coaches = 2_000;
    private const int Rounds = 5;

    private static readonly DateOnly Today = new(2026, 4, 15);

    /// <summary>What it measures.</summary>
    public static IReadOnlySet<string> Keys { get; } = new HashSet<string> { "followup-scheduler" };

    /// <summary>Measures it.</summary>
    public static IEnumerable<Figure> Measure()
    {
        var placements = Any();
        var cadence = CadenceVariant.FirstMonth.Cadence();
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            var load = FollowUpLoad.Of(cadence, placements, Today);
            times.Add(watch.Elapsed.TotalSeconds);
            if (load.Coaches.Count != Coaches)
            {
                throw new BenchException("A coach's follow-ups are missing.");
            }
        }

        yield return new Figure("followup-scheduler", Latencies.Median(times), "s", Goal.AtMost(5));
    }

    private static List<FollowedPlacement> Any()
    {
        var random = new Random(Placements);
        var coaches = Enumerable.Range(0, Coaches).Select(static number => new Coach(NewId.Of<AccountId>(), $"Coach {number}")).ToList();
        return [.. Enumerable.Range(0, Placements).Select(number =>
        {
            var start = Today.AddDays(-random.Next(200));
            var pause = start.AddDays(random.Next(200));
            return new FollowedPlacement(
                coaches[number % Coaches],
                new PlacementTime(start, Today.AddDays(random.Next(1, 300)), random.Next(5) == 0 ? [new Pause(pause, pause.AddDays(random.Next(5, 40)))] : []),
                random.Next(4) == 0 ? null : start.AddDays(random.Next(Today.DayNumber - start.DayNumber + 1)));
        })];
    }
}
