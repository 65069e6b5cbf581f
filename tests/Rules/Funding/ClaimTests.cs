using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.Rules;

/// <summary>Claims: their states, what costs are eligible, and that nobody gets more than there is.</summary>
public sealed class ClaimTests
{
    private static readonly ClaimDays Days = new(new(2026, 1, 1), new(2026, 6, 30), new(2026, 1, 15), new(2027, 12, 31));
    private static readonly OrganisationId One = NewId.Of<OrganisationId>(), Other = NewId.Of<OrganisationId>();

    [Fact]
    public void Each_step_leads_where_the_table_says_and_nowhere_else()
    {
        var permitted = new Dictionary<(ClaimState, ClaimStep), ClaimState>
        {
            [(ClaimState.Draft, ClaimStep.Certify)] = ClaimState.Certified,
            [(ClaimState.Draft, ClaimStep.Withdraw)] = ClaimState.Withdrawn,
            [(ClaimState.Certified, ClaimStep.Reopen)] = ClaimState.Draft,
            [(ClaimState.Certified, ClaimStep.Submit)] = ClaimState.Submitted,
            [(ClaimState.Submitted, ClaimStep.Return)] = ClaimState.Returned,
            [(ClaimState.Submitted, ClaimStep.Approve)] = ClaimState.Approved,
            [(ClaimState.Returned, ClaimStep.Certify)] = ClaimState.Certified,
            [(ClaimState.Returned, ClaimStep.Withdraw)] = ClaimState.Withdrawn,
            [(ClaimState.Approved, ClaimStep.Pay)] = ClaimState.Paid,
        };
        foreach (var state in Enum.GetValues<ClaimState>())
        {
            foreach (var step in Enum.GetValues<ClaimStep>())
            {
                state.After(step).ShouldBe(permitted.TryGetValue((state, step), out var next) ? next : null, $"{state} {step}");
            }
        }
    }

    [Fact]
    public void Each_reason_is_found()
    {
        var room = new Dictionary<CostKind, decimal> { [new("travel", One, Payer.Grant)] = 100m };

        Reason(Cost() with { Account = "3010", Amount = -5m }).ShouldBe(Ineligible.Revenue);
        Reason(Cost() with { CostType = null }).ShouldBe(Ineligible.NoCostType);
        Reason(Cost() with { OccurredOn = new(2026, 7, 1) }).ShouldBe(Ineligible.OutsidePeriod);
        Reason(Cost() with { OccurredOn = new(2026, 1, 14) }).ShouldBe(Ineligible.OutsideDates);
        Reason(Cost() with { IsClaimed = true }).ShouldBe(Ineligible.AlreadyClaimed);
        Reason(Cost() with { Source = CostSource.Manual, HasReceipt = false }).ShouldBe(Ineligible.NoReceipt);
        Reason(Cost() with { CostType = "coach" }).ShouldBe(Ineligible.NotBudgeted);
        Reason(Cost() with { Organisation = Other }).ShouldBe(Ineligible.NotBudgeted);
        Reason(Cost() with { Payer = Payer.Own }).ShouldBe(Ineligible.NotBudgeted);
        Reason(Cost()).ShouldBeNull();
        Eligibility.Judge(Days, new Dictionary<CostKind, decimal> { [new("travel", One, Payer.Grant)] = 0m }, [Cost()])[0].Reason.ShouldBe(Ineligible.NoRoom);

        Ineligible? Reason(ClaimedCost cost) => Eligibility.Judge(Days, room, [cost])[0].Reason;
    }

    [Fact]
    public void The_last_cost_that_there_is_room_for_is_eligible_in_part_and_what_comes_back_gives_room_again()
    {
        var room = new Dictionary<CostKind, decimal> { [new("travel", null, Payer.Grant)] = 100m };

        Amounts(80m, 50m, 10m).ShouldBe([80m, 20m, 0m]);
        Amounts(100m, -30m, 50m).ShouldBe([100m, -30m, 30m]);

        decimal[] Amounts(params decimal[] costs) => [.. Eligibility.Judge(Days, room, costs.Select((amount, index) => Cost() with { Amount = amount, OccurredOn = new DateOnly(2026, 2, 1).AddDays(index) })).Select(static one => one.Amount)];
    }

    [Fact]
    public void Whatever_is_claimed_no_more_is_eligible_than_there_is_room_for_and_no_cost_is_worth_more_than_it_is()
    {
        var random = new Random(11);
        for (var attempt = 0; attempt < 500; attempt++)
        {
            var room = new Dictionary<CostKind, decimal> { [new("travel", One, Payer.Grant)] = random.Next(0, 100_000) / 100m, [new("coach", null, Payer.Grant)] = random.Next(-1_000, 100_000) / 100m };
            var costs = Enumerable.Range(0, random.Next(0, 30)).Select(_ => Cost() with
            {
                Id = Guid.NewGuid(), CostType = random.Next(2) == 0 ? "travel" : "coach", Organisation = random.Next(3) == 0 ? Other : One, Amount = random.Next(-5_000, 50_000) / 100m is var amount && amount == 0 ? 1m : amount,
                OccurredOn = new DateOnly(2026, 1, 1).AddDays(random.Next(0, 200)),
            }).ToList();

            var judged = Eligibility.Judge(Days, room, costs);

            judged.Count.ShouldBe(costs.Count);
            judged.ShouldAllBe(one => one.Reason == null ? one.Amount <= one.Cost.Amount && one.Amount != 0 : one.Amount == 0);
            foreach (var (kind, has) in room)
            {
                judged.Where(one => one.Cost.CostType == kind.CostType && (kind.Organisation is null || one.Cost.Organisation == kind.Organisation)).Sum(static one => one.Amount).ShouldBeLessThanOrEqualTo(Math.Max(0, has));
            }
        }
    }

    [Theory]
    [InlineData(100, 80, 90, 80), InlineData(100, 120, 90, 90), InlineData(50, 80, 90, 50), InlineData(100, -5, 90, 0), InlineData(-10, 80, 90, 0), InlineData(100, null, 90, 90), InlineData(100, null, -1, 0)]
    public void Paid_is_the_least_of_what_is_eligible_and_what_is_left_and_never_less_than_nothing(int eligible, int? ofMaximum, int ofBudget, int paid) =>
        Eligibility.ClaimAmount(eligible, ofMaximum, ofBudget).ShouldBe(paid);

    [Fact]
    public void Simplified_costs_are_computed_in_whole_ore()
    {
        var eligible = new Dictionary<string, decimal> { ["coach"] = 1_000.33m, ["project_lead"] = 500m, ["travel"] = 9_999m };
        var flat = new SimplifiedCost(SimplifiedKind.FlatRate, "indirect_costs", 15m, ["coach", "project_lead", "economist"]);

        flat.Base(eligible).ShouldBe(1_500.33m);
        flat.Amount(eligible).ShouldBe(225.05m);
        flat.Amount(new Dictionary<string, decimal> { ["coach"] = -20m }).ShouldBe(0m);
        new SimplifiedCost(SimplifiedKind.UnitCost, "participant_costs", 411.55m, []).Amount(eligible, 12.5m).ShouldBe(5_144.38m);
        new SimplifiedCost(SimplifiedKind.UnitCost, "participant_costs", 411.55m, []).Amount(eligible, -1m).ShouldBe(0m);
    }

    [Fact]
    public void Whatever_is_counted_units_come_to_their_rate_in_whole_ore_and_never_to_more_than_there_is_room_for()
    {
        var random = new Random(17);
        for (var attempt = 0; attempt < 500; attempt++)
        {
            var room = new Dictionary<CostKind, decimal> { [new("travel", One, Payer.Grant)] = random.Next(-100, 500_000) / 100m, [new("coach", null, Payer.Grant)] = random.Next(0, 500_000) / 100m };
            var units = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Units(random.Next(2) == 0 ? "travel" : "coach", random.Next(1, 100_000) / 100m, random.Next(1, 5_000) / 100m)).ToList();

            var judged = UnitCosts.Judge(One, room, units);

            judged.Select(static one => one.Of).ShouldBe(units);
            judged.ShouldAllBe(static one => one.Of.Cost == Math.Round(one.Of.Units * one.Of.Rate, 2, MidpointRounding.AwayFromZero) && one.Amount >= 0 && one.Amount <= one.Of.Cost && one.Amount == Math.Round(one.Amount, 2));
            judged.ShouldAllBe(static one => one.Reason == (one.Amount < one.Of.Cost ? Ineligible.NoRoom : null));
            foreach (var (kind, has) in room)
            {
                var of = judged.Where(one => one.Of.CostType == kind.CostType).ToList();
                of.Sum(static one => one.Amount).ShouldBe(Math.Min(of.Sum(static one => one.Of.Cost), Math.Max(0, has)), "all that there is room for");
            }
        }
    }

    [Fact]
    public void Units_take_from_their_partners_line_or_the_whole_projects_and_of_no_other()
    {
        var room = new Dictionary<CostKind, decimal> { [new("travel", One, Payer.Grant)] = 100m, [new("travel", null, Payer.Grant)] = 1_000m, [new("coach", null, Payer.Own)] = 1_000m };

        UnitCosts.Judge(One, room, [Units("travel", 200m, 1m)]).Single().Amount.ShouldBe(100m);
        UnitCosts.Judge(Other, room, [Units("travel", 200m, 1m)]).Single().Amount.ShouldBe(200m);
        UnitCosts.Judge(One, room, [Units("coach", 200m, 1m)]).Single().Reason.ShouldBe(Ineligible.NotBudgeted, "somebody else's money");
    }

    [Fact]
    public void What_is_asked_for_in_units_is_not_asked_for_as_it_was_booked_too()
    {
        var room = new Dictionary<CostKind, decimal> { [new("travel", One, Payer.Grant)] = 100m, [new("travel", One, Payer.Own)] = 100m };
        var judged = Eligibility.Judge(Days, room, [Cost(), Cost() with { Payer = Payer.Own }], new HashSet<string> { "travel" });

        judged.Single(static one => one.Cost.Payer == Payer.Grant).ShouldSatisfyAllConditions(static one => one.Amount.ShouldBe(0m), static one => one.Reason.ShouldBe(Ineligible.CountedInUnits));
        judged.Single(static one => one.Cost.Payer == Payer.Own).Reason.ShouldBeNull("the partner pays that itself");
    }

    private static ClaimedUnits Units(string type, decimal units, decimal rate) => new(Guid.NewGuid(), "Dag", "dag", type, rate, "Beslut", units, "Närvaro", null);

    private static ClaimedCost Cost() => new(Guid.NewGuid(), One, CostSource.Sie, "5610", "travel", Payer.Grant, new DateOnly(2026, 2, 1), 10m, HasReceipt: false, IsClaimed: false);
}
