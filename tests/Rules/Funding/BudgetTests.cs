using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.Rules.Funding;

/// <summary>Budgets held against costs, by example and over random ones.</summary>
public sealed class BudgetTests
{
    private static readonly DateOnly Starts = new(2026, 1, 1), Ends = new(2027, 12, 31), Today = new(2026, 8, 15);
    private static readonly BudgetPeriod Spring = new(new(2026, 1, 1), new(2026, 6, 30)), Autumn = new(new(2026, 7, 1), new(2026, 12, 31)), Later = new(new(2027, 1, 1), new(2027, 12, 31));
    private static readonly OrganisationId One = NewId.Of<OrganisationId>(), Other = NewId.Of<OrganisationId>();

    [Fact]
    public void An_amount_is_divided_without_losing_an_ore()
    {
        Kronor.Divide(100m, [1, 1, 1]).ShouldBe([33.34m, 33.33m, 33.33m]);
        Kronor.Divide(0.01m, [1, 2]).ShouldBe([0m, 0.01m]);
        Kronor.Divide(-100m, [1, 1, 1]).ShouldBe([-33.34m, -33.33m, -33.33m]);
        Kronor.Divide(10m, [0, 0]).ShouldBe([5m, 5m], "without weight they share alike");
        Kronor.Divide(48_200m, [60, 25, 15]).ShouldBe([28_920m, 12_050m, 7_230m], "one person split across funders");
        Should.Throw<ArgumentException>(() => Kronor.Divide(1m, []));
        Should.Throw<ArgumentException>(() => Kronor.Divide(1m, [1, -1]));
    }

    [Fact]
    public void Whatever_is_divided_sums_to_itself_and_nobody_is_an_ore_from_the_exact_share()
    {
        var random = new Random(7);
        for (var attempt = 0; attempt < 2_000; attempt++)
        {
            var amount = random.Next(-2_000_000_000, 2_000_000_000) / 100m;
            var weights = Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(0, 5) == 0 ? 0m : random.Next(0, 1_000_000) / 100m).ToList();
            var parts = Kronor.Divide(amount, weights);

            parts.Sum().ShouldBe(amount);
            parts.ShouldAllBe(part => Kronor.Rounded(part) == part);
            if (weights.Sum() > 0)
            {
                parts.Zip(weights).ShouldAllBe(part => Math.Abs(part.First - (amount * part.Second / weights.Sum())) < 0.01m);
            }
        }
    }

    [Fact]
    public void What_holds_now_is_the_sum_of_the_ledger_and_the_original_stays()
    {
        var line = Line("coach", One, (Spring, 100_000m, 0), (Autumn, 100_000m, 0), (Spring, -20_000m, 1), (Later, 30_000m, 2));

        var total = Of([line]).Total;

        total.Original.ShouldBe(200_000m);
        total.Revised.ShouldBe(210_000m);
        total.Remaining.ShouldBe(210_000m);
    }

    [Fact]
    public void The_forecast_is_what_was_used_in_periods_that_are_over_and_the_larger_of_that_and_the_budget_in_others()
    {
        var line = Line("coach", One, (Spring, 100m, 0), (Autumn, 100m, 0), (Later, 100m, 0));

        var budget = Of([line], [Cost("coach", One, new(2026, 2, 3), 70m, 5m), Cost("coach", One, new(2026, 8, 1), 130m)]);

        budget.Entries.ToDictionary(static entry => entry.Period, static entry => entry.Figures.Forecast).ShouldBe(new Dictionary<BudgetPeriod, decimal> { [Spring] = 75m, [Autumn] = 130m, [Later] = 100m });
        budget.Total.Used.ShouldBe(200m);
        budget.Total.Remaining.ShouldBe(100m);
    }

    [Fact]
    public void A_forecast_of_ones_own_is_the_lines_and_no_others()
    {
        var budget = Of([Line("coach", One, (Spring, 100m, 0), (Autumn, 100m, 0), (Later, 300m, 0)) with { OwnForecast = 333.34m }, Line("coach", Other, (Later, 50m, 0))], [Cost("coach", One, new(2026, 2, 3), 70m)]);

        Budget.Sum(budget.Entries.Where(static entry => entry.Organisation == One)).Forecast.ShouldBe(333.34m);
        Budget.Sum(budget.Entries.Where(static entry => entry.Organisation == Other)).Forecast.ShouldBe(50m);
        budget.Entries.Single(static entry => entry.Period == Spring).Figures.Forecast.ShouldBe(70m, "what is over stays");
    }

    [Fact]
    public void A_cost_belongs_to_its_partners_lines_then_to_the_whole_projects_then_to_none()
    {
        var budget = Of([Line("coach", One, (Autumn, 300m, 0)), Line("coach", One, (Autumn, 100m, 0)), Line("travel", null, (BudgetPeriod.Whole, 50m, 0))],
            [Cost("coach", One, Today, 100.01m), Cost("travel", Other, Today, 7m), Cost("premises", One, Today, 9m), Cost("coach", One, Today, 11m) with { Payer = Payer.Own }]);

        budget.Entries.Where(static entry => entry is { CostType: "coach", Payer: Payer.Grant }).Select(static entry => entry.Figures.Used).ShouldBe([75.01m, 25m]);
        budget.Entries.Single(static entry => entry.CostType == "travel").Figures.Used.ShouldBe(7m);
        budget.Entries.Where(static entry => entry.Line is null).Select(static entry => (entry.CostType, entry.Payer, entry.Figures.Used)).ShouldBe([("premises", Payer.Grant, 9m), ("coach", Payer.Own, 11m)], ignoreOrder: true);
    }

    [Fact]
    public void Overhead_is_its_share_of_the_sum_rounded_once()
    {
        var lines = new[] { Line("coach", One, (Spring, 33.33m, 0)), Line("coach", Other, (Spring, 33.33m, 0), (Autumn, 33.33m, 1)), Line("travel", One, (Spring, 500m, 0)) };
        var rule = new OverheadRule(Guid.CreateVersion7(), "indirect_costs", 15m, ["coach"], Payer.Grant, IsOriginal: true, IsStanding: true);

        var overhead = Budget.Sum(Of(lines, rules: [rule]).Entries.Where(static entry => entry.IsOverhead));

        overhead.Original.ShouldBe(10.00m, "15 % of 66.66");
        overhead.Revised.ShouldBe(15.00m, "15 % of 99.99");
        Budget.Sum(Of(lines, rules: [rule with { IsStanding = false }]).Entries.Where(static entry => entry.IsOverhead)).Revised.ShouldBe(0m);
    }

    [Fact]
    public void Nothing_is_lost_between_what_is_given_and_what_is_shown()
    {
        var random = new Random(11);
        string[] types = ["coach", "travel", "premises"];
        OrganisationId?[] partners = [One, Other, null];
        BudgetPeriod[] periods = [Spring, Autumn, Later, BudgetPeriod.Whole];
        for (var attempt = 0; attempt < 500; attempt++)
        {
            var lines = Enumerable.Range(0, random.Next(0, 8)).Select(_ => Line(types[random.Next(3)], partners[random.Next(3)],
                [.. periods.Where(_ => random.Next(2) == 0).Select(period => (period, random.Next(0, 9_999_999) / 100m, random.Next(0, 3)))]) with
            {
                Payer = (Payer)random.Next(3),
                OwnForecast = random.Next(4) == 0 ? random.Next(0, 9_999_999) / 100m : null,
            }).ToList();
            var costs = Enumerable.Range(0, random.Next(0, 20)).Select(_ => new SpentCost(types[random.Next(3)], partners[random.Next(3)], (Payer)random.Next(3),
                Starts.AddDays(random.Next(-30, 800)), random.Next(-10_000, 999_999) / 100m, random.Next(0, 9_999) / 100m)).ToList();

            var budget = Of(lines, costs);

            budget.Total.Revised.ShouldBe(lines.Sum(static line => line.Amounts.Sum(static amount => amount.Amount)));
            budget.Total.Original.ShouldBe(lines.Sum(static line => line.Amounts.Where(static amount => amount.Revision == 0).Sum(static amount => amount.Amount)));
            budget.Total.Used.ShouldBe(costs.Sum(static cost => cost.Approved));
            budget.Total.Awaiting.ShouldBe(costs.Sum(static cost => cost.Awaiting));
            foreach (var line in lines.Where(static line => line is { OwnForecast: not null, Amounts.Count: > 0 }))
            {
                Budget.Sum(budget.Entries.Where(entry => entry.Line == line.Id)).Forecast.ShouldBe(line.OwnForecast!.Value);
            }
        }
    }

    [Fact]
    public void A_year_is_divided_by_the_calendar_and_cut_off_at_both_ends()
    {
        var periods = BudgetDivision.HalfYear.Periods(new(2026, 2, 10), new(2027, 3, 31));

        periods.ShouldBe([new(new(2026, 2, 10), new(2026, 6, 30)), new(new(2026, 7, 1), new(2026, 12, 31)), new(new(2027, 1, 1), new(2027, 3, 31))]);
        foreach (var division in Enum.GetValues<BudgetDivision>())
        {
            var all = division.Periods(Starts, Ends);
            all[0].First.ShouldBe(Starts);
            all[^1].Last.ShouldBe(Ends);
            all.Zip(all.Skip(1)).ShouldAllBe(static pair => pair.First.Last!.Value.AddDays(1) == pair.Second.First!.Value);
        }
    }

    [Theory]
    [InlineData(-0.01, "money.problem.negative")]
    [InlineData(0.001, "money.problem.ore")]
    [InlineData(1_000_000_001, "money.problem.too_much")]
    [InlineData(1_000, null)]
    public void An_amount_that_cannot_be_is_told(decimal amount, string? key) =>
        BudgetRules.Problems([Planned(new PlannedAmount(Spring.First, Spring.Last, amount))], [], Starts, Ends).Select(static problem => problem.TextKey).ShouldBe(key is null ? [] : [key]);

    [Fact]
    public void Periods_do_not_cross_and_lie_within_the_initiative()
    {
        string? Key(DateOnly? first, DateOnly? last) => BudgetRules.Problems([Planned(new PlannedAmount(first, last, 1m))], [Spring], Starts, Ends).SingleOrDefault()?.TextKey;

        Key(Spring.First, Spring.Last).ShouldBeNull();
        Key(null, null).ShouldBeNull();
        Key(new(2026, 6, 1), new(2026, 7, 31)).ShouldBe("money.problem.period_crosses");
        Key(new(2025, 7, 1), new(2025, 12, 31)).ShouldBe("money.problem.period_outside");
        Key(new(2026, 8, 1), new(2026, 7, 1)).ShouldBe("money.problem.period");
        Key(new(2026, 8, 1), null).ShouldBe("money.problem.period");
    }

    [Fact]
    public void A_line_says_what_it_is_and_who_co_funds_it()
    {
        string[] Keys(PlannedCost cost) => [.. BudgetRules.Problems([cost], [], Starts, Ends).Select(static problem => problem.Field)];

        Keys(Planned() with { CostType = "gold" }).ShouldBe(["Costs[0].CostType"]);
        Keys(Planned() with { Payer = Payer.CoFunding }).ShouldBe(["Costs[0].CoFunder"]);
        Keys(Planned() with { Payer = Payer.CoFunding, CoFunderName = "Stiftelsen Exempel" }).ShouldBeEmpty();
        Keys(Planned() with { SharePercent = 100.5m }).ShouldBe(["Costs[0].SharePercent"]);
        Keys(Planned() with { SharePercent = 12.5m }).ShouldBeEmpty();
    }

    private static PlannedCost Planned(params PlannedAmount[] amounts) => new() { CostType = "coach", Amounts = amounts };

    private static Budget Of(IReadOnlyCollection<BudgetedLine> lines, IReadOnlyCollection<SpentCost>? costs = null, IReadOnlyCollection<OverheadRule>? rules = null) => Budget.Of(lines, rules ?? [], costs ?? [], Ends, Today);

    private static BudgetedLine Line(string type, OrganisationId? organisation, params (BudgetPeriod Period, decimal Amount, int Revision)[] amounts) =>
        new(Guid.CreateVersion7(), type, organisation, Payer.Grant, null, [.. amounts.Select(static amount => new BudgetedAmount(amount.Period, amount.Amount, amount.Revision))]);

    private static SpentCost Cost(string type, OrganisationId? organisation, DateOnly day, decimal approved, decimal awaiting = 0) => new(type, organisation, Payer.Grant, day, approved, awaiting);
}
