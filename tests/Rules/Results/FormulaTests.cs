using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Samsteg.Results;

namespace Samsteg.Rules.Results;

public sealed class FormulaTests
{
    private static readonly Dictionary<string, Unit> Units = new(StringComparer.Ordinal)
    {
        ["people"] = Of("person"),
        ["worth"] = Of("SEK/person/year"),
        ["years"] = Of("year"),
        ["share"] = Unit.None,
    };

    private static readonly Dictionary<string, int> Places = Units.Keys.Order(StringComparer.Ordinal).Index().ToDictionary(static one => one.Item, static one => one.Index, StringComparer.Ordinal);

    [Theory]
    [InlineData("2 + 3 * 4", 14)]
    [InlineData("(2 + 3) * 4", 20)]
    [InlineData("2 - 3 - 4", -5)]
    [InlineData("24 / 4 / 2", 3)]
    [InlineData("-2 ^ 2", -4)]
    [InlineData("2 * -3", -6)]
    [InlineData("2 ^ 3 * 2", 16)]
    [InlineData("min(3, max(1, 2))", 2)]
    [InlineData("7 − 2 · 3", 1)]
    [InlineData("1.5 * 2", 3)]
    public void It_counts_as_arithmetic_does(string text, double value) => Value(text).ShouldBe(value);

    [Theory]
    [InlineData("people * worth * years", "SEK")]
    [InlineData("people * worth", "SEK/year")]
    [InlineData("people / people", "1")]
    [InlineData("years ^ 2", "year^2")]
    [InlineData("12 [month/year] * years", "month")]
    [InlineData("lasting(years, share, 0.03)", "year")]
    [InlineData("max(people, 3 [person])", "person")]
    public void Units_follow_the_arithmetic(string text, string unit) => Read(text).UnitOf(Units).Unit!.ToString().ShouldBe(unit);

    [Theory]
    [InlineData("people + years", "units_differ", 7)]
    [InlineData("people + 1", "units_differ", 7)]
    [InlineData("min(people, years)", "units_differ", 12)]
    [InlineData("lasting(people, share, share)", "units_differ", 8)]
    [InlineData("people * nobody", "unknown_name", 9)]
    [InlineData("share + (people - nobody)", "unknown_name", 18)]
    public void What_does_not_go_together_is_told_where_it_stands(string text, string key, int at)
    {
        var (unit, problem) = Read(text).UnitOf(Units);
        unit.ShouldBeNull();
        (problem!.Key, problem.At).ShouldBe((key, at));
    }

    [Theory]
    [InlineData("", "expected_value_end")]
    [InlineData("2 +", "expected_value_end")]
    [InlineData("2 3", "expected_sign")]
    [InlineData("(2", "close_parenthesis")]
    [InlineData("2)", "open_parenthesis")]
    [InlineData("2 [", "unit")]
    [InlineData("2 [dollar]", "unit")]
    [InlineData("1.2.3", "number")]
    [InlineData("2 ^ x", "power")]
    [InlineData("2 ^ 99", "power")]
    [InlineData("sum(1, 2)", "unknown_function")]
    [InlineData("min(1)", "arguments")]
    [InlineData("lasting(1, 2)", "arguments")]
    [InlineData("min(1,, 2)", "expected_value")]
    [InlineData("; drop table", "expected_value")]
    [InlineData("\"text\"", "expected_value")]
    public void What_is_no_formula_is_told(string text, string key)
    {
        var (formula, problem) = Formula.Read(text);
        formula.ShouldBeNull();
        problem!.Key.ShouldBe(key);
    }

    [Fact]
    public void What_is_too_long_or_too_deep_is_told_and_explodes_nothing()
    {
        Formula.Read(new string('1', Formula.Longest + 1)).Problem!.Key.ShouldBe("too_long");
        Formula.Read(new string('(', 500)).Problem!.Key.ShouldBe("too_deep");
        Formula.Read(new string('-', 500) + "1").Problem!.Key.ShouldBe("too_deep");
        Formula.Read(string.Concat(Enumerable.Repeat("1+", 490)) + "1").Formula.ShouldNotBeNull();
        double.IsFinite(Value("9^9*9^9*9^9*9^9*9^9*9^9*9^9*9^9*9^9*9^9*9^9*9^9*9^9*9^9*9^9*9^9*9^9*9^9*9^9*9^9*9^9*9^9*9^9*9^9*9^9*9^9*9^9*9^9*9^9*9^9*9^9*9^9*9^9*9^9*9^9*9^9*9^9")).ShouldBeFalse();
        double.IsFinite(Value("1 / (2 - 2)")).ShouldBeFalse();
    }

    [Fact]
    public void Whatever_is_typed_is_a_formula_or_a_problem_within_the_text() => Prop.ForAll(
        ArbMap.Default.ArbFor<string>().Generator.Or(Gen.Elements("people", "1", "+", "-", "*", "/", "^", "(", ")", "[SEK]", "min", ",", " ").ArrayOf().Select(string.Concat)).ToArbitrary(), static text =>
        {
            var (formula, problem) = Formula.Read(text ?? string.Empty);
            return formula is null == problem is not null && (problem is null || (problem.At >= 0 && problem.At <= text!.Length));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_written_and_read_counts_as_it_was_made() => Prop.ForAll(Made(4).ToArbitrary(), static made =>
    {
        var value = Value(made.Text);
        return double.IsFinite(made.Value) ? Math.Abs(value - made.Value) <= Math.Abs(made.Value) * 1e-9 : !double.IsFinite(value);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_unit_is_read_as_it_is_written() => Prop.ForAll(
        Gen.Elements(Unit.Bases.AsEnumerable()).Zip(Gen.Choose(1, 3)).Zip(Gen.Elements(true, false)).ListOf().Select(static parts => parts.Take(6).Aggregate(Unit.None, static (unit, part) =>
            part.Item2 ? unit * Of(part.Item1.Item1).Power(part.Item1.Item2) : unit / Of(part.Item1.Item1).Power(part.Item1.Item2))).ToArbitrary(),
        static unit => unit.Factors.Values.Any(static exponent => Math.Abs(exponent) > 9) || unit.Equals(Unit.Read(unit.ToString()))).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("kr")]
    [InlineData("SEK//year")]
    [InlineData("SEK^0")]
    [InlineData("SEK^-1")]
    [InlineData("SEK^9*SEK")]
    [InlineData("2*SEK")]
    public void What_is_no_unit_is_none(string text) => Unit.Read(text).ShouldBeNull();

    [Theory]
    [InlineData(1, 0.5, 0.03, 1)]
    [InlineData(3, 0, 0, 3)]
    [InlineData(3, 0.5, 0, 1.75)]
    [InlineData(2.5, 0, 0, 2.5)]
    [InlineData(2, 0, 0.25, 1.8)]
    [InlineData(-1, 0, 0, 0)]
    [InlineData(5, 1, 0, 1)]
    public void Years_that_last_lose_their_share_each_year(double years, double dropOff, double discount, double worth) => Formula.Lasting(years, dropOff, discount).ShouldBe(worth, 1e-12);

    private static Unit Of(string text) => Unit.Read(text)!;

    private static Formula Read(string text) => Formula.Read(text) is ({ } formula, null) ? formula : throw new InvalidOperationException($"{text}: {Formula.Read(text).Problem}");

    private static double Value(string text) => Read(text).Compile(Places)(new double[Places.Count]);

    /// <summary>Formulas of bare numbers with what they come to, fully in parentheses.</summary>
    private static Gen<(string Text, double Value)> Made(int depth) => depth == 0
        ? Gen.Choose(0, 999).Select(static number => (number.ToString(CultureInfo.InvariantCulture), (double)number))
        : Gen.OneOf(
            Made(0),
            from left in Made(depth - 1)
            from right in Made(depth - 1)
            from sign in Gen.Elements('+', '-', '*', '/')
            select ($"({left.Text} {sign} {right.Text})", sign switch { '+' => left.Value + right.Value, '-' => left.Value - right.Value, '*' => left.Value * right.Value, _ => left.Value / right.Value }),
            from of in Made(depth - 1)
            select ($"-({of.Text})", -of.Value));
}
