using Samsteg.Activities;

namespace Samsteg.Rules;

public sealed class SessionRuleTests
{
    [Fact]
    public void The_public_sector_is_counted_in_persons_and_enterprises_as_enterprises() =>
        AudienceRule.Judge(
                [("public_sector_persons", 15), ("social_enterprises", 2)],
                [("public_sector_persons", 7), ("public_sector_persons", 5), ("social_enterprises", 3), ("social_enterprises", 1)])
            .ShouldBe([new AudienceReach("public_sector_persons", 15, 12), new AudienceReach("social_enterprises", 2, 2)]);

    [Fact]
    public void A_minimum_that_nobody_came_for_is_not_reached() =>
        AudienceRule.Judge([("social_enterprises", 1)], []).Single().IsReached.ShouldBeFalse();
}
