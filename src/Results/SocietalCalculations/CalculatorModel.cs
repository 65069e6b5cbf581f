using System.Text.RegularExpressions;

namespace Samsteg.Results;

/// <summary>A calculator whose formulas are read and whose units go together, ready to count. Pure.</summary>
public sealed partial class CalculatorModel
{
    /// <summary>Most parameters, and most steps.</summary>
    public const int Most = 60;

    private readonly Func<double[], double>[] _steps;
    private readonly Dictionary<string, int> _places;

    private CalculatorModel(Calculator calculator, Dictionary<string, int> places, Func<double[], double>[] steps) => (Calculator, _places, _steps) = (calculator, places, steps);

    /// <summary>What it was read from.</summary>
    public Calculator Calculator { get; }

    /// <summary>How many values it holds: the parameters first, then the steps.</summary>
    public int Size => _places.Count;

    /// <summary>Reads and checks a calculator.</summary>
    /// <returns>The model, or all that is wrong; never both.</returns>
    public static (CalculatorModel? Model, IReadOnlyList<CalculatorProblem> Problems) Of(Calculator calculator)
    {
        var problems = new List<CalculatorProblem>();
        if (calculator.Parameters.Count > Most || calculator.Steps.Count > Most)
        {
            return (null, [new CalculatorProblem(string.Empty, "too_many", Most.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
        }

        var (units, places, steps) = (new Dictionary<string, Unit>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal), new List<Func<double[], double>>());
        void Know(string key, string unit)
        {
            if (!Name().IsMatch(key))
            {
                problems.Add(new CalculatorProblem(key, "name", key));
            }

            if (Unit.Read(unit) is not { } read)
            {
                problems.Add(new CalculatorProblem(key, "unit", unit));
            }
            else if (!units.TryAdd(key, read))
            {
                problems.Add(new CalculatorProblem(key, "known_already", key));
            }

            places.TryAdd(key, places.Count);
        }

        foreach (var parameter in calculator.Parameters)
        {
            Know(parameter.Key, parameter.Unit);
            if (parameter.Usual is { IsSound: false } || (parameter.IsShare && (parameter.Unit != "1" || parameter.Usual is { Low: < 0 } or { High: > 1 })))
            {
                problems.Add(new CalculatorProblem(parameter.Key, "range"));
            }
        }

        foreach (var step in calculator.Steps)
        {
            var (formula, problem) = Formula.Read(step.Formula);
            var (unit, mismatch) = formula?.UnitOf(units) ?? (null, problem);
            if (mismatch is not null)
            {
                problems.Add(new CalculatorProblem(step.Key, mismatch.Key, mismatch.What));
            }
            else if (Unit.Read(step.Unit) is { } wanted && !wanted.Equals(unit))
            {
                problems.Add(new CalculatorProblem(step.Key, "units_differ", unit!.ToString(), wanted.ToString()));
            }
            else
            {
                steps.Add(formula!.Compile(places));
            }

            Know(step.Key, step.Unit);
        }

        foreach (var key in calculator.Payers.Select(static payer => payer.Step).Append(calculator.Benefit).Append(calculator.Cost))
        {
            if (!calculator.Steps.Any(step => step.Key == key))
            {
                problems.Add(new CalculatorProblem(key, "unknown_name", key));
            }
            else if (units.TryGetValue(key, out var unit) && unit.ToString() != "SEK")
            {
                problems.Add(new CalculatorProblem(key, "units_differ", unit.ToString(), "SEK"));
            }
        }

        if (!calculator.Parameters.Any(parameter => parameter.Key == calculator.BreakEven))
        {
            problems.Add(new CalculatorProblem(calculator.BreakEven, "unknown_name", calculator.BreakEven));
        }

        return problems.Count > 0 ? (null, problems) : (new CalculatorModel(calculator, places, [.. steps]), []);
    }

    /// <summary>Where a parameter's or step's value stands.</summary>
    public int PlaceOf(string key) => _places[key];

    /// <summary>Counts all steps from the parameters, which stand first.</summary>
    /// <param name="values">As long as <see cref="Size"/>.</param>
    public void Count(double[] values)
    {
        var at = _places.Count - _steps.Length;
        foreach (var step in _steps)
        {
            values[at++] = step(values);
        }
    }

    /// <summary>What is gained beyond what it costs, of values that are counted.</summary>
    public double Net(double[] values) => values[_places[Calculator.Benefit]] - values[_places[Calculator.Cost]];

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
