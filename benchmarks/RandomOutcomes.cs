using System.Diagnostics;
using Samsteg.Results;

namespace Samsteg.Benchmarks;

/// <summary>A calculation let loose a hundred thousand times; needs no database.</summary>
public static class RandomOutcomes
{
    private const int Rounds = 11;

    /// <summary>What it measures.</summary>
    public static IReadOnlySet<string> Keys { get; } = new HashSet<string> { "monte-carlo" };

    /// <summary>Measures it, of the calculator with the most parameters.</summary>
    public static IEnumerable<Figure> Measure()
    {
        var calculator = ShippedCalculators.All.MaxBy(static one => one.Parameters.Count)!;
        var model = CalculatorModel.Of(calculator).Model ?? throw new BenchException($"{calculator.Key} is not sound.");
        var given = calculator.Parameters.ToDictionary(static parameter => parameter.Key, static parameter => parameter.Usual is { IsUncertain: true } usual ? usual : new UncertainValue(1, 2, 4), StringComparer.Ordinal);
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            _ = Calculation.Run(model, given, SocietalCalculation.Draws, (ulong)round) ?? throw new BenchException("There is no result.");
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        yield return new Figure("monte-carlo", Latencies.Median([.. times.Skip(1)]), "ms", Goal.AtMost(300));
        yield return new Figure("monte-carlo/first", times[0], "ms", Goal.None);
    }
}
