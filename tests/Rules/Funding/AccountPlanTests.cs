using Samsteg.Funding;

namespace Samsteg.Rules;

/// <summary>What accounts are counted as.</summary>
public sealed class AccountPlanTests
{
    [Theory]
    [InlineData("BAS2014", "7010", "other_staff"), InlineData("BAS2014", "5420", "it_systems"), InlineData("BAS2014", "5010", "premises"), InlineData("EUBAS97", "7010", "other_staff"), InlineData(null, "7010", "other_staff")]
    [InlineData("KBAS15", "5010", "other_staff"), InlineData("Kommun-Bas 23", "5510", "travel"), InlineData("L-BAS", "6010", "premises"), InlineData("KBAS15", "7410", "consultants")]
    [InlineData("BAS2014", "1930", null), InlineData("BAS2014", "8310", null), InlineData("BAS2014", "konto", null), InlineData("BAS2014", "", null)]
    public void The_chart_decides_and_the_narrowest_range_holds(string? chart, string account, string? type) =>
        new AccountPlan(AccountPlan.Usual(chart)).CostTypeOf(account).ShouldBe(type);

    [Fact]
    public void What_a_partner_says_goes_before_what_the_initiative_says_and_that_before_the_usual()
    {
        var plan = new AccountPlan([new AccountRange(7000, 7099, "coach")], [new AccountRange(7010, 7010, "economist"), new AccountRange(5000, 5999, null)], AccountPlan.Bas);

        plan.CostTypeOf("7010").ShouldBe("coach");
        plan.CostTypeOf("7110").ShouldBe("other_staff");
        plan.CostTypeOf("5010").ShouldBeNull("it is said that it is not counted");
    }

    [Fact]
    public void Every_usual_range_is_of_a_known_cost_type_and_counted()
    {
        foreach (var range in AccountPlan.Bas.Concat(AccountPlan.KommunBas))
        {
            CostTypes.IsKnown(range.CostType).ShouldBeTrue();
            AccountPlan.IsCounted($"{range.First}").ShouldBeTrue();
            range.Last.ShouldBeGreaterThan(range.First);
        }
    }
}
