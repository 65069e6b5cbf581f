using FsCheck;
using FsCheck.Fluent;
using Samsteg.Funding;
using Samsteg.Platform;
using Samsteg.Results;

namespace Samsteg.Rules;

/// <summary>What an amendment is of, who decides it and who signs it, by what differs.</summary>
public sealed class AmendmentTests
{
    private static readonly Guid Owner = Guid.NewGuid(), First = Guid.NewGuid(), Second = Guid.NewGuid(), Line = Guid.NewGuid(), Shared = Guid.NewGuid(), Promise = Guid.NewGuid(), Work = Guid.NewGuid();

    private static readonly FundingPlan Agreed = new()
    {
        Start = new DateOnly(2026, 1, 1),
        End = new DateOnly(2027, 12, 31),
        Parties = [Party(Owner, "Ägaren", isOwner: true), Party(First, "Första"), Party(Second, "Andra")],
        Budget = [Cost(Line, "coach", First, 400_000), Cost(Shared, "travel", null, 100_000)],
        Targets = [Target(30)],
        Activities = [new PlanActivity(new PlanPlace("activities", Work), "Verkstad", null, null, 4, PlanFrequency.Total, null, null, null, null, null, null, null, null, [])],
    };

    public static TheoryData<string, FundingPlan, AmendmentKind, bool, string> Cases => new()
    {
        { "a month later", Agreed with { End = new DateOnly(2028, 1, 31) }, AmendmentKind.Time, false, "Ägaren, Första, Andra" },
        { "more than a month later", Agreed with { End = new DateOnly(2028, 2, 1) }, AmendmentKind.Time, true, "Ägaren, Första, Andra" },
        { "intake ends somewhere", Agreed with { IntakeEnd = new DateOnly(2027, 6, 30) }, AmendmentKind.Time, true, "Ägaren, Första, Andra" },
        { "a tenth moved within a party", Agreed with { Budget = [Cost(Line, "coach", First, 350_000), Cost(Guid.NewGuid(), "other", First, 50_000), Cost(Shared, "travel", null, 100_000)] }, AmendmentKind.Budget, false, "Ägaren, Första" },
        { "more than a tenth moved", Agreed with { Budget = [Cost(Line, "coach", First, 349_999), Cost(Guid.NewGuid(), "other", First, 50_001), Cost(Shared, "travel", null, 100_000)] }, AmendmentKind.Budget, true, "Ägaren, Första" },
        { "one öre more of the grant", Agreed with { Budget = [Cost(Line, "coach", First, 400_000.01m), Cost(Shared, "travel", null, 100_000)] }, AmendmentKind.Budget, true, "Ägaren, Första" },
        { "less of the grant", Agreed with { Budget = [Cost(Line, "coach", First, 300_000), Cost(Shared, "travel", null, 100_000)] }, AmendmentKind.Budget, false, "Ägaren, Första" },
        { "less for the whole project", Agreed with { Budget = [Cost(Line, "coach", First, 400_000)] }, AmendmentKind.Budget, false, "Ägaren, Första, Andra" },
        { "less promised", Agreed with { Targets = [Target(29)] }, AmendmentKind.Target, true, "Ägaren, Första, Andra" },
        { "more promised", Agreed with { Targets = [Target(31)] }, AmendmentKind.Target, false, "Ägaren, Första, Andra" },
        { "nothing promised", Agreed with { Targets = [] }, AmendmentKind.Target, true, "Ägaren, Första, Andra" },
        { "a party leaves", Agreed with { Parties = [.. Agreed.Parties.SkipLast(1)] }, AmendmentKind.Partner, true, "Ägaren" },
        { "a party joins", Agreed with { Parties = [.. Agreed.Parties, Party(Guid.NewGuid(), "Tredje")] }, AmendmentKind.Partner, true, "Ägaren, Tredje" },
        { "a party does something else", Agreed with { Parties = [Agreed.Parties[0], Agreed.Parties[1] with { Role = "Annat" }, Agreed.Parties[2]] }, AmendmentKind.Partner, false, "Ägaren, Första" },
        { "more is done", Agreed with { Activities = [Agreed.Activities[0] with { Count = 5 }] }, AmendmentKind.Activity, false, "Ägaren" },
        { "something is not done", Agreed with { Activities = [] }, AmendmentKind.Activity, false, "Ägaren" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_difference_decides_its_kind_who_decides_and_who_signs(string what, FundingPlan wanted, AmendmentKind kind, bool board, string signs)
    {
        var difference = Between(wanted);

        difference.Kinds.ShouldBe([kind], what);
        difference.NeedsBoard(AmendmentLimits.Usual).ShouldBe(board, what);
        string.Join(", ", wanted.Parties.Where(difference.Touches).Select(static party => party.Name)).ShouldBe(signs, what);
    }

    [Fact]
    public void What_is_the_same_is_no_amendment_and_other_words_are_the_offices()
    {
        Between(Agreed with { Name = Agreed.Name }).IsNothing.ShouldBeTrue();
        var worded = Between(Agreed, null, "purpose");
        (worded.Kinds.Single(), worded.NeedsBoard(AmendmentLimits.Usual)).ShouldBe((AmendmentKind.Wording, false));
    }

    [Fact]
    public void Who_asks_for_a_larger_amount_goes_to_the_board_also_when_no_line_of_the_budget_says_what_for()
    {
        var (before, terms) = (Agreed with { Amount = 500_000, AmountIsStated = true }, new AgreedTerms(500_000, Agreed.Start!.Value, Agreed.End!.Value));
        AmendmentDifference Asking(decimal amount) => AmendmentDifference.Between(new AgreedPlan(before, terms), new AgreedPlan(before with { Amount = amount }, terms), ["amount"]);

        (Asking(500_001).Kinds.Single(), Asking(500_001).NeedsBoard(AmendmentLimits.Usual)).ShouldBe((AmendmentKind.Budget, true));
        (Asking(499_999).Kinds.Single(), Asking(499_999).NeedsBoard(AmendmentLimits.Usual)).ShouldBe((AmendmentKind.Wording, false), "what is granted is not lowered by it");
    }

    [Fact]
    public void The_limits_are_the_associations()
    {
        var less = Between(Agreed with { Targets = [Target(27)], Activities = [] });

        less.NeedsBoard(AmendmentLimits.Usual with { TargetPercent = 10 }).ShouldBeFalse();
        less.NeedsBoard(AmendmentLimits.Usual with { TargetPercent = 9.9m }).ShouldBeTrue();
        less.NeedsBoard(AmendmentLimits.Usual with { TargetPercent = 10, ActivityPercent = 0 }).ShouldBeTrue();
    }

    [Fact]
    public void A_budget_takes_on_what_differs_and_keeps_what_was_moved_meanwhile()
    {
        Prop.ForAll(Gen.Choose(0, 500).ArrayOf(18).ToArbitrary(), static amounts =>
        {
            var (agreed, moved, wanted) = (amounts[..6], amounts[6..12], amounts[12..]);
            var ids = Enumerable.Range(0, 3).Select(static _ => Guid.NewGuid()).ToList();
            var changed = BudgetDifference.Of([.. ids.Select((id, index) => Standing(id, moved[(2 * index)..(2 * index + 2)]))], Planned(ids, wanted), Planned(ids, agreed));

            var after = ids.SelectMany((id, index) => Enumerable.Range(0, 2).Select(period =>
                changed.FirstOrDefault(cost => cost.Line == id)?.Amounts.Where(amount => amount.FirstDay!.Value.Year == 2026 + period).Select(static amount => (decimal?)amount.Amount).SingleOrDefault() ?? moved[2 * index + period]));
            after.ShouldBe(Enumerable.Range(0, 6).Select(place => (decimal)Math.Max(0, moved[place] + wanted[place] - agreed[place])));
            changed.ShouldAllBe(static cost => cost.Amounts.Count > 0);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_grants_lines_never_come_to_more_than_is_granted_and_others_are_as_they_were()
    {
        Prop.ForAll(Gen.Choose(0, 90_000_000).NonEmptyListOf().ToArbitrary(), Gen.Choose(1, 400_000_000).ToArbitrary(), static (ore, most) =>
        {
            var plan = new FundingPlan { Budget = [.. ore.Select(static (amount, index) => Cost(Guid.NewGuid(), "coach", null, amount / 100m) with { Payer = index % 3 == 2 ? Payer.Own : Payer.Grant })] };
            var costs = PlanAdoption.Costs(new InitiativeId(Guid.NewGuid()), plan, [], new AgreedTerms(most / 100m, new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)));

            Sum(costs, Payer.Grant).ShouldBe(Math.Min(most / 100m, PlanAdoption.GrantOf(plan)));
            Sum(costs, Payer.Own).ShouldBe(plan.Budget.Where(static cost => cost.Payer == Payer.Own).Sum(static cost => cost.Total));
        }).QuickCheckThrowOnFailure();

        static decimal Sum(IReadOnlyList<PlannedCost> costs, Payer payer) => costs.Where(cost => cost.Payer == payer).Sum(static cost => cost.Amounts.Sum(static amount => amount.Amount));
    }

    [Fact]
    public void Where_less_was_granted_than_applied_for_it_is_seen_that_others_get_more_when_a_line_goes()
    {
        var terms = new AgreedTerms(400_000, new DateOnly(2026, 1, 1), new DateOnly(2027, 12, 31));
        var wanted = Agreed with { Budget = [Cost(Shared, "travel", null, 100_000)] };

        var difference = AmendmentDifference.Between(new AgreedPlan(Agreed, terms), new AgreedPlan(wanted, terms), []);

        difference.Changes.Select(static change => (change.Key, change.Arguments[0])).ShouldBe([("amendments.change.grant_lowered", 400_000m), ("amendments.change.moved", (object)20_000m)], "80 000 is granted for the journeys, and 100 000 from now on");
        difference.TouchesAll.ShouldBeTrue();
        AmendmentDifference.Between(new AgreedPlan(Agreed, terms), new AgreedPlan(Agreed, terms), []).IsNothing.ShouldBeTrue();
        AmendmentDifference.Between(new AgreedPlan(Agreed, terms), new AgreedPlan(Agreed with { Budget = [.. Agreed.Budget, Cost(Guid.NewGuid(), "other", First, 1)] }, terms), []).NeedsBoard(AmendmentLimits.Usual).ShouldBeTrue();
    }

    /// <summary>As when something happens that a decision foresaw: the maximum is another one, and the lines follow.</summary>
    [Theory]
    [InlineData(200_000, 0, false)]      // all that the board has granted beyond the lines
    [InlineData(200_000.01, 0, true)]    // and an öre more
    [InlineData(150_000, 50_000, false)] // a tenth is moved besides
    [InlineData(150_000, 50_001, true)]
    public void What_the_board_has_granted_and_no_line_has_is_put_to_use_without_it(decimal more, decimal moved, bool board)
    {
        var terms = new AgreedTerms(700_000, new DateOnly(2026, 1, 1), new DateOnly(2027, 12, 31));
        var wanted = Agreed with { Budget = [Cost(Line, "coach", First, 400_000 - moved), Cost(Shared, "travel", null, 100_000 + moved + more)] };

        AmendmentDifference.Between(new AgreedPlan(Agreed, terms), new AgreedPlan(wanted, terms), []).NeedsBoard(AmendmentLimits.Usual).ShouldBe(board);
    }

    [Fact]
    public void A_line_stays_its_partys_however_long_ago_that_left()
    {
        var organisation = new OrganisationId(Guid.NewGuid());
        var (with, without) = (Agreed with { Parties = [Agreed.Parties[0], Agreed.Parties[1] with { Organisation = organisation }] }, Agreed with { Parties = [Agreed.Parties[0]] });

        var costs = PlanAdoption.Costs(new InitiativeId(Guid.NewGuid()), without, [without, without, with], new AgreedTerms(500_000, Agreed.Start!.Value, Agreed.End!.Value));

        costs.Select(static cost => cost.Organisation).ShouldBe([organisation, null]);
    }

    [Fact]
    public void An_objective_that_says_how_much_is_promised_once_and_held_against_what_was_agreed()
    {
        var (row, id) = (Guid.NewGuid(), new InitiativeId(Guid.NewGuid()));
        var plan = Agreed with { Targets = [], Objectives = [Objective(row, 12)] };

        var target = PlanAdoption.Targets(id, plan, new Dictionary<Guid, Guid>()).ShouldHaveSingleItem();

        (target.Name, target.Value, target.Objectives.Count).ShouldBe(("Fler i arbete", 12m, 1));
        PlanAdoption.Targets(id, plan with { Targets = [Target(12) with { BelongsTo = [row] }] }, new Dictionary<Guid, Guid>()).ShouldHaveSingleItem().Name.ShouldBe("Deltar", "the target says the same");
        PlanAdoption.Targets(id, plan with { Targets = [Target(13) with { BelongsTo = [row] }] }, new Dictionary<Guid, Guid>()).Count.ShouldBe(2);
        var terms = new AgreedTerms(500_000, Agreed.Start!.Value, Agreed.End!.Value);
        var lowered = AmendmentDifference.Between(new AgreedPlan(plan, terms), new AgreedPlan(plan with { Objectives = [Objective(row, 9)] }, terms), ["objectives"]);
        (lowered.Kinds.Single(), lowered.NeedsBoard(AmendmentLimits.Usual)).ShouldBe((AmendmentKind.Target, true));
    }

    [Fact]
    public void What_is_done_each_month_is_counted_over_the_time_that_is_granted()
    {
        var plan = Agreed with { Activities = [Agreed.Activities[0] with { Count = 2, Per = PlanFrequency.Month }] };

        Counted(new DateOnly(2027, 12, 31)).ShouldBe(48);
        Counted(new DateOnly(2026, 12, 31)).ShouldBe(24);

        int? Counted(DateOnly end) => PlanAdoption.Of(new InitiativeId(Guid.NewGuid()), AgreedPlan.Of(plan, new AgreedTerms(1, Agreed.Start!.Value, end)).Plan, "Mål").Activities.Single().Quantities.Count;
    }

    private static AmendmentDifference Between(FundingPlan wanted, params IReadOnlyCollection<string?> changed)
    {
        var terms = new AgreedTerms(500_000, Agreed.Start!.Value, Agreed.End!.Value);
        return AmendmentDifference.Between(new AgreedPlan(Agreed, terms), new AgreedPlan(wanted, terms), changed);
    }

    private static PlanObjective Objective(Guid row, decimal value) =>
        new(new PlanPlace("objectives", row), 1, null, "Fler i arbete", null, new PlanQuantity(null, null, Comparison.AtLeast, value, null, null, "deltagare", null));

    private static PlanParty Party(Guid row, string name, bool isOwner = false) => new(new PlanPlace(isOwner ? "owner" : "partners", row), name, null, null, null, isOwner, Signs: true);

    private static PlanCost Cost(Guid row, string type, Guid? party, decimal lump) =>
        new(new PlanPlace("budget", row), type, null, party, Payer.Grant, null, null, lump, null, null, [], new Dictionary<FormPeriod, decimal>());

    private static PlanTarget Target(decimal value) => new(new PlanPlace("result_targets", Promise), TargetLevel.Result, "Deltar", new PlanQuantity(null, null, Comparison.AtLeast, value, null, null, "deltagare", null), null, []);

    private static BudgetLineRow Standing(Guid id, int[] amounts) => new(
        id, "coach", id.ToString(), null, null, Payer.Grant, null, null, null, null, null, null, null, null, 0, [.. Days(1, 1)], [.. Days(12, 31)], [.. amounts.Select(static amount => (decimal)amount)], [0, 0]);

    private static DateOnly?[] Days(int month, int day) => [new DateOnly(2026, month, day), new DateOnly(2027, month, day)];

    private static List<PlannedCost> Planned(List<Guid> ids, int[] amounts) => [.. ids.Select((id, index) => new PlannedCost
    {
        NewId = id,
        CostType = "coach",
        Text = id.ToString(),
        Amounts = [.. Enumerable.Range(0, 2).Select(period => new PlannedAmount(new DateOnly(2026 + period, 1, 1), new DateOnly(2026 + period, 12, 31), amounts[(2 * index) + period]))],
    })];
}
