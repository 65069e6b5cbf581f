namespace Samsteg.Results;

/// <summary>What is wrong with a formula.</summary>
/// <param name="Key">Text key <c>formula.problem.KEY</c>.</param>
/// <param name="At">Where in the text, from 0.</param>
/// <param name="What">What the words speak of: a name, or units that do not go together.</param>
public sealed record FormulaProblem(string Key, int At, params IReadOnlyList<string> What);

/// <summary>A function of the language.</summary>
public enum FormulaFunction
{
    /// <summary>The smaller of two of the same unit.</summary>
    Min,

    /// <summary>The greater of two of the same unit.</summary>
    Max,

    /// <summary>
    /// <c>lasting(years, drop_off, discount)</c>: how many whole years' worth something is that lasts so many years, when a share of what is left is lost each year and later years count less:
    /// the sum over t = 0, 1, … of ((1 − drop_off) / (1 + discount))^t, and of the last, begun year its part.
    /// </summary>
    Lasting,
}

/// <summary>
/// An expression of the small language in which calculators say how they count: numbers with a unit in brackets if they have one, names of what is known, <c>+ − * /</c>, whole powers (<c>^</c>),
/// parentheses, <c>min</c>, <c>max</c> and <c>lasting</c>. It can do no more: no loops, no texts, nothing that changes anything. Pure.
/// </summary>
public abstract record Formula(int At)
{
    /// <summary>Longest text of a formula, in characters.</summary>
    public const int Longest = 1_000;

    /// <summary>Deepest nesting.</summary>
    public const int Deepest = 40;

    /// <summary>Reads a formula.</summary>
    /// <returns>The formula, or what is wrong with it; never both.</returns>
    public static (Formula? Formula, FormulaProblem? Problem) Read(string text) => FormulaReader.Read(text);

    /// <summary>The unit of what it gives; a problem when its parts do not go together.</summary>
    /// <param name="units">The units of the names it may use.</param>
    public abstract (Unit? Unit, FormulaProblem? Problem) UnitOf(IReadOnlyDictionary<string, Unit> units);

    /// <summary>
    /// Makes it ready to be counted many times. Division by zero and what grows beyond all bounds give what is not finite; that is for the reader of the result to say.
    /// </summary>
    /// <param name="places">Where the value of each name stands.</param>
    public abstract Func<double[], double> Compile(IReadOnlyDictionary<string, int> places);

    /// <summary>The names it uses.</summary>
    public abstract IEnumerable<string> Names { get; }

    /// <summary>What <see cref="FormulaFunction.Lasting"/> gives.</summary>
    /// <param name="years">How long; less than nothing counts as nothing, more than 100 as 100.</param>
    /// <param name="dropOff">Share lost each year, 0–1.</param>
    /// <param name="discount">By how much a later year counts less, 0.03 for 3 per cent.</param>
    /// <returns>Years.</returns>
    public static double Lasting(double years, double dropOff, double discount)
    {
        const double most = 100;
        var (left, sum, factor) = (Math.Clamp(years, 0, most), 0d, 1d);
        for (; left > 0; left--)
        {
            sum += factor * Math.Min(left, 1);
            factor *= (1 - dropOff) / (1 + discount);
        }

        return sum;
    }
}

/// <summary>A number, with its unit.</summary>
internal sealed record FormulaNumber(int At, double Value, Unit Unit) : Formula(At)
{
    public override IEnumerable<string> Names => [];

    public override (Unit? Unit, FormulaProblem? Problem) UnitOf(IReadOnlyDictionary<string, Unit> units) => (Unit, null);

    public override Func<double[], double> Compile(IReadOnlyDictionary<string, int> places) => _ => Value;
}

/// <summary>Something known, by name.</summary>
internal sealed record FormulaName(int At, string Name) : Formula(At)
{
    public override IEnumerable<string> Names => [Name];

    public override (Unit? Unit, FormulaProblem? Problem) UnitOf(IReadOnlyDictionary<string, Unit> units) =>
        units.TryGetValue(Name, out var unit) ? (unit, null) : (null, new FormulaProblem("unknown_name", At, Name));

    public override Func<double[], double> Compile(IReadOnlyDictionary<string, int> places)
    {
        var place = places[Name];
        return values => values[place];
    }
}

/// <summary>Two joined by a sign.</summary>
internal sealed record FormulaPair(int At, char Sign, Formula Left, Formula Right) : Formula(At)
{
    public override IEnumerable<string> Names => Left.Names.Concat(Right.Names);

    public override (Unit? Unit, FormulaProblem? Problem) UnitOf(IReadOnlyDictionary<string, Unit> units)
    {
        var (left, wrong) = Left.UnitOf(units);
        var (right, alsoWrong) = Right.UnitOf(units);
        if (left is null || right is null)
        {
            return (null, wrong ?? alsoWrong);
        }

        return Sign switch
        {
            '*' => (left * right, null),
            '/' => (left / right, null),
            _ when left.Equals(right) => (left, null),
            _ => (null, new FormulaProblem("units_differ", At, left.ToString(), right.ToString())),
        };
    }

    public override Func<double[], double> Compile(IReadOnlyDictionary<string, int> places)
    {
        var (left, right) = (Left.Compile(places), Right.Compile(places));
        return Sign switch
        {
            '*' => values => left(values) * right(values),
            '/' => values => left(values) / right(values),
            '+' => values => left(values) + right(values),
            _ => values => left(values) - right(values),
        };
    }
}

/// <summary>Less than nothing of it.</summary>
internal sealed record FormulaMinus(int At, Formula Of) : Formula(At)
{
    public override IEnumerable<string> Names => Of.Names;

    public override (Unit? Unit, FormulaProblem? Problem) UnitOf(IReadOnlyDictionary<string, Unit> units) => Of.UnitOf(units);

    public override Func<double[], double> Compile(IReadOnlyDictionary<string, int> places)
    {
        var of = Of.Compile(places);
        return values => -of(values);
    }
}

/// <summary>Raised to a whole power.</summary>
internal sealed record FormulaPower(int At, Formula Of, int Exponent) : Formula(At)
{
    public override IEnumerable<string> Names => Of.Names;

    public override (Unit? Unit, FormulaProblem? Problem) UnitOf(IReadOnlyDictionary<string, Unit> units) =>
        Of.UnitOf(units) is ({ } unit, null) ? (unit.Power(Exponent), null) : Of.UnitOf(units);

    public override Func<double[], double> Compile(IReadOnlyDictionary<string, int> places)
    {
        var of = Of.Compile(places);
        return values => Math.Pow(of(values), Exponent);
    }
}

/// <summary>A function of others.</summary>
internal sealed record FormulaCall(int At, FormulaFunction Function, IReadOnlyList<Formula> Of) : Formula(At)
{
    public override IEnumerable<string> Names => Of.SelectMany(static one => one.Names);

    public override (Unit? Unit, FormulaProblem? Problem) UnitOf(IReadOnlyDictionary<string, Unit> units)
    {
        var found = Of.Select(one => one.UnitOf(units)).ToList();
        if (found.FirstOrDefault(static one => one.Problem is not null).Problem is { } wrong)
        {
            return (null, wrong);
        }

        var given = found.ConvertAll(static one => one.Unit!);
        Unit[] wanted = Function is FormulaFunction.Lasting ? [LastingUnit, Unit.None, Unit.None] : [given[0], given[0]];
        var differs = Enumerable.Range(0, given.Count).FirstOrDefault(at => !given[at].Equals(wanted[at]), -1);
        return differs < 0 ? (given[0], null) : (null, new FormulaProblem("units_differ", Of[differs].At, given[differs].ToString(), wanted[differs].ToString()));
    }

    public override Func<double[], double> Compile(IReadOnlyDictionary<string, int> places)
    {
        var of = Of.Select(one => one.Compile(places)).ToArray();
        return Function switch
        {
            FormulaFunction.Min => values => Math.Min(of[0](values), of[1](values)),
            FormulaFunction.Max => values => Math.Max(of[0](values), of[1](values)),
            _ => values => Lasting(of[0](values), of[1](values), of[2](values)),
        };
    }

    private static Unit LastingUnit { get; } = Unit.Read("year")!;
}
