using Samsteg.Platform;
using Samsteg.Results;

namespace Samsteg.Rules.Results;

public sealed class CalculationTests
{
    private const int Draws = 100_000;

    public static TheoryData<string> Shipped { get; } = [.. ShippedCalculators.All.Select(static calculator => calculator.Key)];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void What_is_shipped_is_sound_and_says_where_its_figures_come_from(string key)
    {
        var calculator = ShippedCalculators.Find(key)!;
        CalculatorModel.Of(calculator).Problems.ShouldBeEmpty();
        calculator.Parameters.ShouldAllBe(static parameter => parameter.Usual == null || parameter.Source != null);
        calculator.Parameters.Select(static parameter => parameter.Name).Concat(calculator.Steps.Select(static step => step.Name)).ShouldAllBe(static name => name.En != null);
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Each_formula_is_needed_by_what_comes_out_or_is_shown(string key)
    {
        var calculator = ShippedCalculators.Find(key)!;
        var used = calculator.Steps.SelectMany(static step => Formula.Read(step.Formula).Formula!.Names).ToHashSet(StringComparer.Ordinal);
        calculator.Parameters.ShouldAllBe(parameter => used.Contains(parameter.Key));
    }

    [Fact]
    public void A_hundred_and_eighty_five_people_give_the_municipality_26_64_million_a_year_gross()
    {
        var result = Run("self_support", new() { ["people"] = UncertainValue.Of(185), ["programme_cost"] = UncertainValue.Of(14_200_000) })!;
        var model = Model("self_support");
        result.Likely[model.PlaceOf("gross_year")].ShouldBe(26_640_000);
        // 185 × (1 − 0.25) × 0.75 × 0.8 of a year × 144 000
        result.Likely[model.PlaceOf("municipal")].ShouldBe(11_988_000, 0.01);
        result.BreakEven.Kind.ShouldBe(BreakEvenKind.At);
        result.BreakEven.Value.ShouldBe(14_200_000 / (0.75 * 0.75 * 0.8 * 144_000), 1e-6);
        result.Uncounted.ShouldBe(["state_value", "region_value", "person_value"]);
    }

    [Fact]
    public void The_same_seed_gives_the_same_and_another_gives_another()
    {
        var given = new Dictionary<string, UncertainValue>(StringComparer.Ordinal) { ["people"] = new(10, 20, 40) };
        var (first, again, other) = (Run("self_support", given, seed: 7)!, Run("self_support", given, seed: 7)!, Run("self_support", given, seed: 8)!);
        again.Net.ShouldBe(first.Net);
        again.Payers.ShouldBe(first.Payers.AsEnumerable());
        other.Net.ShouldNotBe(first.Net);
    }

    [Fact]
    public void The_first_draws_of_a_seed_are_those_of_the_published_generator()
    {
        // SplitMix64 of seed 1234567: 6457827717110365317, 3203168211198807973, 9817491932198370423.
        var draws = new Draws(1_234_567);
        foreach (var published in new[] { 6_457_827_717_110_365_317UL, 3_203_168_211_198_807_973UL, 9_817_491_932_198_370_423UL })
        {
            draws.Next().ShouldBe((published >> 11) * Math.Pow(2, -53));
        }
    }

    [Theory]
    [InlineData(0, 5, 10)]
    [InlineData(0, 0, 9)]
    [InlineData(-3, 6, 6)]
    [InlineData(4, 4, 4)]
    public void Draws_have_the_mean_and_the_spread_of_the_triangular_distribution(double low, double mid, double high)
    {
        var (draws, range) = (new Draws(11), new UncertainValue(low, mid, high));
        var drawn = Enumerable.Range(0, Draws).Select(_ => draws.Of(range)).ToArray();
        var variance = ((low * low) + (mid * mid) + (high * high) - (low * mid) - (low * high) - (mid * high)) / 18;
        var (mean, spread) = (drawn.Average(), Math.Sqrt(variance / Draws));
        mean.ShouldBe((low + mid + high) / 3, 5 * spread + 1e-12);
        drawn.Average(value => (value - mean) * (value - mean)).ShouldBe(variance, variance * 0.02 + 1e-12);
        drawn.ShouldAllBe(value => value >= low && value <= high);
    }

    [Fact]
    public void A_product_of_independent_ranges_has_the_product_of_their_means_and_the_share_that_closed_form_says()
    {
        var model = CalculatorModel.Of(Of("a * b", new UncertainValue(1, 2, 3), new UncertainValue(10, 20, 60))).Model!;
        var result = Calculation.Run(model, new Dictionary<string, UncertainValue>(StringComparer.Ordinal), Draws, 3)!;
        result.Benefit.Mean.ShouldBe(2 * 30, 0.3);
        var sum = Calculation.Run(CalculatorModel.Of(Of("a", new UncertainValue(0, 5, 10), UncertainValue.Of(5))).Model!, new Dictionary<string, UncertainValue>(StringComparer.Ordinal) { ["cost"] = UncertainValue.Of(2) }, Draws, 3)!;
        sum.Covered.ShouldBe(1 - (2 * 2 / 50.0), 0.005); // below 2 of a triangle 0–5–10: 2² / (10 × 5)
        sum.Net.Low.ShouldBe(Math.Sqrt(0.1 * 50) - 2, 0.05);
        sum.Net.Mid.ShouldBe(3, 0.05);
        sum.Net.High.ShouldBe(10 - Math.Sqrt(0.1 * 50) - 2, 0.05);
    }

    [Fact]
    public void The_weightiest_uncertainty_stands_first_and_what_is_known_or_does_not_matter_is_not_among_them()
    {
        var model = CalculatorModel.Of(Of("a + (b * 1 [SEK])", new UncertainValue(1, 2, 3), new UncertainValue(10, 20, 60), new UncertainValue(0, 1, 2))).Model!;
        Calculation.Run(model, new Dictionary<string, UncertainValue>(StringComparer.Ordinal), 100, 3)!.Tornado.ShouldBe([new TornadoBar("b", 12, 62), new TornadoBar("a", 21, 23)]);
    }

    [Theory]
    [InlineData("a", 10, BreakEvenKind.At, 10)]
    [InlineData("a * 2", 10, BreakEvenKind.At, 5)]
    [InlineData("a ^ 2 / 1 [SEK]", 100, BreakEvenKind.At, 10)]
    [InlineData("0 [SEK] - a", 10, BreakEvenKind.Never, 0)]
    [InlineData("a", 0, BreakEvenKind.Always, 0)]
    [InlineData("a / 1000", 900_000, BreakEvenKind.At, 900_000_000)]
    public void Enough_is_where_the_gain_covers_the_cost(string formula, double cost, BreakEvenKind kind, double value)
    {
        var model = CalculatorModel.Of(Of(formula, UncertainValue.Of(1), UncertainValue.Of(1))).Model!;
        var found = Calculation.Run(model, new Dictionary<string, UncertainValue>(StringComparer.Ordinal) { ["cost"] = UncertainValue.Of(cost) }, 10, 1)!.BreakEven;
        found.Kind.ShouldBe(kind);
        found.Value.ShouldBe(value, (value * 1e-9) + 1e-12);
    }

    [Fact]
    public void What_is_divided_by_nothing_has_no_result() => Run("cost_per_result", new() { ["programme_cost"] = UncertainValue.Of(1_000) }).ShouldBeNull();

    [Theory]
    [InlineData("a +", "expected_value_end")]
    [InlineData("a * later", "unknown_name")]
    [InlineData("benefit", "unknown_name")]
    [InlineData("a * 1 [year]", "units_differ")]
    public void A_calculator_that_does_not_hold_together_is_told(string formula, string key) =>
        CalculatorModel.Of(Of(formula, UncertainValue.Of(1), UncertainValue.Of(1))).Problems.Single().ShouldSatisfyAllConditions(problem => problem.Where.ShouldBe("benefit"), problem => problem.Key.ShouldBe(key));

    [Theory]
    [InlineData(0, 10, 0, 0.2775)]
    [InlineData(10, 10, 0.7225, 1)]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    public void A_share_has_wilsons_interval(int part, int whole, double low, double high)
    {
        var found = Comparisons.ShareOf(part, whole)!.Value;
        found.Low.ShouldBe(low, 0.0001);
        found.High.ShouldBe(high, 0.0001);
    }

    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)] // Newcombe 1998, table II, example a
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(10, 10, 0, 10, 0.6075, 1)]
    public void A_difference_between_groups_has_newcombes_interval(int part, int whole, int otherPart, int otherWhole, double low, double high)
    {
        var found = Comparisons.Between((part, whole), (otherPart, otherWhole))!.Value;
        found.Low.ShouldBe(low, 0.0001);
        found.High.ShouldBe(high, 0.0001);
    }

    [Fact]
    public void The_same_people_before_and_after_are_compared_as_pairs()
    {
        // Newcombe 1998 (paired), example: 36 both, 12 one way, 2 the other, 0 neither: 0.2000 (0.0569 to 0.3404).
        var found = Comparisons.BeforeAndAfter(36, 2, 12, 0)!.Value;
        found.Value.ShouldBe(0.2, 1e-9);
        found.Low.ShouldBe(0.0569, 0.0001);
        found.High.ShouldBe(0.3404, 0.0001);
        Comparisons.BeforeAndAfter(5, 5, 5, 5)!.Value.IncludesNothing.ShouldBeTrue();
    }

    [Fact]
    public void Of_nobody_nothing_is_said()
    {
        Comparisons.ShareOf(0, 0).ShouldBeNull();
        Comparisons.Between((0, 0), (1, 2)).ShouldBeNull();
        Comparisons.BeforeAndAfter(0, 0, 0, 0).ShouldBeNull();
    }

    private static CalculatorModel Model(string key) => CalculatorModel.Of(ShippedCalculators.Find(key)!).Model!;

    private static CalculationResult? Run(string key, Dictionary<string, UncertainValue> given, ulong seed = 1) => Calculation.Run(Model(key), given, 10_000, seed);

    /// <summary>A calculator of two ranges and a cost.</summary>
    private static Calculator Of(string formula, UncertainValue a, UncertainValue b, UncertainValue? idle = null)
    {
        var name = new LocalText("Påhittad", "Made up");
        return new Calculator("made_up", 1, name, name,
            [new("a", name, "SEK", Usual: a), new("b", name, "1", Usual: b), new("cost", name, "SEK", Usual: UncertainValue.Of(0)), new("idle", name, "1", Usual: idle ?? UncertainValue.Of(0))],
            [new("benefit", name, "SEK", formula), new("spent", name, "SEK", "cost"), new("later", name, "1", "b")],
            "benefit", "spent", [], "a");
    }
}
