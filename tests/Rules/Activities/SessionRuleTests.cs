using FsCheck;
using FsCheck.Fluent;
using Samsteg.Activities;

namespace Samsteg.Rules;

public sealed class SessionRuleTests
{
    private static readonly Arbitrary<(int EveryWeeks, int Count)> Plans =
        (from everyWeeks in Gen.Choose(1, 26) from count in Gen.Choose(1, 60) select (everyWeeks, count)).ToArbitrary();

    [Fact]
    public void The_public_sector_is_counted_in_persons_and_enterprises_as_enterprises() =>
        AudienceRule.Judge(
                [("public_sector_persons", 15), ("social_enterprises", 2)],
                [("public_sector_persons", 7), ("public_sector_persons", 5), ("social_enterprises", 3), ("social_enterprises", 1)])
            .ShouldBe([new AudienceReach("public_sector_persons", 15, 12), new AudienceReach("social_enterprises", 2, 2)]);

    [Fact]
    public void A_minimum_that_nobody_came_for_is_not_reached() =>
        AudienceRule.Judge([("social_enterprises", 1)], []).Single().IsReached.ShouldBeFalse();

    [Fact]
    public void Sessions_keep_their_weekday_and_distance() => Prop.ForAll(Plans, static plan =>
    {
        var first = new DateOnly(2026, 2, 4);
        var days = SessionDays.Of(first, plan.EveryWeeks, plan.Count)!;
        return days.Count == plan.Count && days[0] == first
            && days.Zip(days.Skip(1)).All(pair => pair.Second.DayNumber - pair.First.DayNumber == 7 * plan.EveryWeeks);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Days_beyond_the_calendar_are_none() => SessionDays.Of(new DateOnly(9999, 12, 1), 26, 60).ShouldBeNull();
}
