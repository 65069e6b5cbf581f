using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class CaseloadRuleTests
{
    private static readonly InitiativeId Here = new(Guid.CreateVersion7());

    [Fact]
    public void Cases_weigh_what_they_weigh_one_by_one()
    {
        var rule = new CaseloadRule { InitiativeId = Here, NewWeight = 1.5m };
        for (var cases = 0; cases < 60; cases++)
        {
            for (var newOnes = 0; newOnes <= cases; newOnes++)
            {
                var weight = rule.WeightOf(cases, newOnes);
                weight.ShouldBe(Enumerable.Range(0, cases).Sum(place => place < newOnes ? 1.5m : 1m));
                rule.WeightOf(cases + 1, newOnes).ShouldBe(weight + 1);
            }
        }
    }

    [Theory]
    [InlineData(17, CaseloadState.Room)]
    [InlineData(18, CaseloadState.Near)]
    [InlineData(20, CaseloadState.Near)]
    [InlineData(20.5, CaseloadState.Above)]
    public void A_coach_is_near_the_cap_from_nine_tenths_and_above_it_beyond(double weight, CaseloadState expected) =>
        new CaseloadRule { InitiativeId = Here, Cap = 20 }.StateAt((decimal)weight).ShouldBe(expected);

    [Fact]
    public void Without_a_cap_there_is_always_room() => new CaseloadRule { InitiativeId = Here }.StateAt(1_000_000).ShouldBe(CaseloadState.Room);

    [Theory]
    [InlineData(null, 30, 1.5, true)]
    [InlineData(1.0, 0, 0.1, true)]
    [InlineData(1000.0, 365, 10.0, true)]
    [InlineData(0.9, 30, 1.5, false)]
    [InlineData(1000.1, 30, 1.5, false)]
    [InlineData(12.25, 30, 1.5, false)]
    [InlineData(null, -1, 1.5, false)]
    [InlineData(null, 366, 1.5, false)]
    [InlineData(null, 30, 0.0, false)]
    [InlineData(null, 30, 10.1, false)]
    public void What_is_typed_lies_within_its_limits(double? cap, int newDays, double newWeight, bool isRight) =>
        ChangeCaseloadRule.Check(new CaseloadRuleInput { Cap = (decimal?)cap, NewDays = newDays, NewWeight = (decimal)newWeight }).Any().ShouldBe(!isRight);
}
