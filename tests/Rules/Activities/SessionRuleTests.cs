using Samsteg.Activities;

namespace Samsteg.Rules;

public sealed class SessionRuleTests
{
    [Fact]
    public void The_public_sector_is_counted_in_persons_and_enterprises_as_enterprises() =>
        AudienceRule.Judge(
                [("public_sector_persons", 15), ("social_enterprises", 2)],
                [("public_sector_persons", 7), ("public_sector_persons", 5), ("social_enterprises", 3), ("social_enterprises", 1)],
                [("public_sector_persons", 16), ("social_enterprises", 4), ("companies", 2)])
            .ShouldBe([new AudienceReach("public_sector_persons", 15, 12, 16), new AudienceReach("social_enterprises", 2, 2, 1)]);

    [Fact]
    public void A_minimum_is_expected_when_as_many_have_signed_up() =>
        AudienceRule.Judge([("public_sector_persons", 15)], [], [("public_sector_persons", 15)]).Single().ShouldSatisfyAllConditions(
            static reach => reach.IsExpected.ShouldBeTrue(), static reach => reach.IsReached.ShouldBeFalse());

    [Fact]
    public void An_organisation_that_signs_up_is_taken_for_its_kind() =>
        new[] { "municipality_unit", "social_enterprise_asf", "incubator", "company", "ngo", "university" }.Select(AudienceGroups.Of)
            .ShouldBe(["public_sector_persons", "social_enterprises", "support_actors", "companies", "civil_society", null]);

    [Fact]
    public void A_minimum_that_nobody_came_for_is_not_reached() =>
        AudienceRule.Judge([("social_enterprises", 1)], [], []).Single().IsReached.ShouldBeFalse();
}
