using System.Collections.Immutable;

namespace Samsteg.Results;

/// <summary>How much of a parameter is enough for what is gained to cover what it costs, all else being most likely.</summary>
public enum BreakEvenKind
{
    /// <summary>There is such a value.</summary>
    At,

    /// <summary>It is covered whatever the value.</summary>
    Always,

    /// <summary>It is covered by no value.</summary>
    Never,
}

/// <summary>A break-even.</summary>
/// <param name="Kind">Whether there is one.</param>
/// <param name="Value">The value, in the parameter's unit; 0 when there is none.</param>
public readonly record struct BreakEven(BreakEvenKind Kind, double Value);

/// <summary>What one parameter's uncertainty means for the whole, all else being most likely.</summary>
/// <param name="Key">The parameter.</param>
/// <param name="AtLow">Net in SEK when it is low.</param>
/// <param name="AtHigh">Net in SEK when it is high.</param>
public readonly record struct TornadoBar(string Key, double AtLow, double AtHigh);

/// <summary>What came out of many draws, SEK.</summary>
/// <param name="Low">A tenth of the draws are below.</param>
/// <param name="Mid">Half of them are.</param>
/// <param name="High">A tenth are above.</param>
/// <param name="Mean">Their mean.</param>
public readonly record struct DrawnValue(double Low, double Mid, double High, double Mean);

/// <summary>What a calculation says. All of it is potential; nothing in it is a measured effect.</summary>
/// <param name="Likely">Every parameter's and step's value when all is most likely, in the model's order.</param>
/// <param name="BreakEven">How much is enough.</param>
/// <param name="Net">What is gained beyond the cost, over the draws.</param>
/// <param name="Benefit">What is gained, over the draws.</param>
/// <param name="Payers">The same of each payer, in the calculator's order.</param>
/// <param name="Covered">In how large a share of the draws the cost is covered.</param>
/// <param name="Tornado">What each parameter means that is uncertain and matters, the weightiest first.</param>
/// <param name="Uncounted">Parameters that are not given and count as nothing.</param>
public sealed record CalculationResult(
    ImmutableArray<double> Likely, BreakEven BreakEven, DrawnValue Net, DrawnValue Benefit, ImmutableArray<DrawnValue> Payers, double Covered, ImmutableArray<TornadoBar> Tornado, ImmutableArray<string> Uncounted);

/// <summary>Counts calculators. Pure: the same model, values, draws and seed give the same result on every machine.</summary>
public static class Calculation
{
    /// <summary>Most draws.</summary>
    public const int MostDraws = 1_000_000;

    private const double FarAway = 1e12;
    private const int Halvings = 200;

    /// <summary>Counts.</summary>
    /// <param name="model">The calculator.</param>
    /// <param name="given">Ranges of parameters, by key; those left out are taken as usual.</param>
    /// <param name="draws">How many draws, 1–<see cref="MostDraws"/>.</param>
    /// <param name="seed">Says all of the chance.</param>
    /// <returns>Null when something is divided by nothing, or grows beyond all bounds: there is no result to speak of.</returns>
    public static CalculationResult? Run(CalculatorModel model, IReadOnlyDictionary<string, UncertainValue> given, int draws, ulong seed)
    {
        var calculator = model.Calculator;
        var ranges = calculator.Parameters.Select(parameter => given.TryGetValue(parameter.Key, out var range) ? range : parameter.Usual ?? UncertainValue.Of(0)).ToArray();
        var likely = new double[model.Size];
        double NetWith(int place, double value)
        {
            for (var at = 0; at < ranges.Length; at++)
            {
                likely[at] = at == place ? value : ranges[at].Mid;
            }

            model.Count(likely);
            return model.Net(likely);
        }

        var bars = Enumerable.Range(0, ranges.Length).Where(at => ranges[at].IsUncertain)
            .Select(at => new TornadoBar(calculator.Parameters[at].Key, NetWith(at, ranges[at].Low), NetWith(at, ranges[at].High)))
            .Where(static bar => bar.AtLow != bar.AtHigh).OrderByDescending(static bar => Math.Abs(bar.AtHigh - bar.AtLow)).ToImmutableArray();
        var asked = model.PlaceOf(calculator.BreakEven);
        var breakEven = BreakEvenOf(value => NetWith(asked, value), calculator.Parameters[asked].IsShare ? 1 : FarAway);
        _ = NetWith(0, ranges[0].Mid);
        var outcome = Draw(model, ranges, draws, seed);
        return outcome is null || !likely.All(double.IsFinite) || !bars.All(static bar => double.IsFinite(bar.AtLow) && double.IsFinite(bar.AtHigh))
            ? null
            : new CalculationResult(
                [.. likely], breakEven, SpreadOf(outcome[0]), SpreadOf(outcome[1]), [.. outcome.Skip(2).Select(SpreadOf)],
                (double)outcome[0].Count(static net => net >= 0) / draws, bars,
                [.. calculator.Parameters.Where(parameter => parameter.Usual is null && !given.ContainsKey(parameter.Key)).Select(static parameter => parameter.Key)]);
    }

    /// <summary>Net, benefit and each payer's part of every draw; null when one is not finite.</summary>
    private static double[][]? Draw(CalculatorModel model, UncertainValue[] ranges, int draws, ulong seed)
    {
        int[] places = [model.PlaceOf(model.Calculator.Benefit), .. model.Calculator.Payers.Select(payer => model.PlaceOf(payer.Step))];
        var drawn = Enumerable.Range(0, places.Length + 1).Select(_ => new double[draws]).ToArray();
        var (chance, values) = (new Draws(seed), new double[model.Size]);
        for (var draw = 0; draw < draws; draw++)
        {
            for (var at = 0; at < ranges.Length; at++)
            {
                values[at] = chance.Of(ranges[at]);
            }

            model.Count(values);
            drawn[0][draw] = model.Net(values);
            for (var at = 0; at < places.Length; at++)
            {
                drawn[at + 1][draw] = values[places[at]];
            }
        }

        return Array.TrueForAll(drawn, static part => Array.TrueForAll(part, double.IsFinite)) ? drawn : null;
    }

    private static DrawnValue SpreadOf(double[] drawn)
    {
        var mean = drawn.Average();
        Array.Sort(drawn);
        double At(double share) => drawn[(int)Math.Min(drawn.Length - 1, share * drawn.Length)];
        return new DrawnValue(At(0.1), At(0.5), At(0.9), mean);
    }

    /// <summary>The least value, from 0 up, at which the net goes from below nothing to nothing or more, or the other way; halved until it stands.</summary>
    private static BreakEven BreakEvenOf(Func<double, double> net, double most)
    {
        var (low, high) = (0d, Math.Min(1, most));
        var isCovered = net(low) >= 0;
        while (net(high) >= 0 == isCovered && high < most)
        {
            (low, high) = (high, Math.Min(high * 2, most));
        }

        if (net(high) >= 0 == isCovered)
        {
            return new(isCovered ? BreakEvenKind.Always : BreakEvenKind.Never, 0);
        }

        for (var halving = 0; halving < Halvings && high - low > Math.Abs(high) * 1e-12; halving++)
        {
            var between = (low + high) / 2;
            (low, high) = net(between) >= 0 == isCovered ? (between, high) : (low, between);
        }

        return new(BreakEvenKind.At, high);
    }
}
