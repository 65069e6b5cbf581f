using Samsteg.Placements;

namespace Samsteg.Rules;

/// <summary>What a score says in words.</summary>
public sealed class MatchReasonsTests
{
    private static readonly int[] Weights = [30, 15, 10, 15, 10, 10, 10];

    [Fact]
    public void What_fits_comes_first_and_what_speaks_against_it_after()
    {
        var (reasons, against) = MatchReasons.Of([1000, 800, 500, 900, 1000, 700, 600], Weights, asksSkills: true);

        reasons.ShouldBe([MatchReason.Near, MatchReason.Hours, MatchReason.Times, MatchReason.Occupation, MatchReason.Skills, MatchReason.Waited]);
        against.ShouldBe([MatchReason.HardLanguage]);
    }

    [Fact]
    public void What_is_not_known_or_weighs_nothing_is_no_reason()
    {
        MatchReasons.Of([null, null, null, null, null, null, null], Weights, asksSkills: true).For.ShouldBeEmpty();
        MatchReasons.Of([1000, 1000, 1000, 1000, 1000, 1000, 1000], [0, 0, 0, 0, 0, 0, 1], asksSkills: true).For.ShouldBe([MatchReason.Waited]);
    }

    [Fact]
    public void Skills_are_a_reason_only_where_some_are_good_to_have()
    {
        MatchReasons.Of([null, 1000, null, null, null, null, null], Weights, asksSkills: false).For.ShouldBeEmpty();
        MatchReasons.Of([null, 1000, null, null, null, null, null], Weights, asksSkills: true).For.ShouldBe([MatchReason.Skills]);
    }

    [Theory]
    [InlineData(500, MatchReason.Near)]
    [InlineData(499, null)]
    [InlineData(250, null)]
    [InlineData(249, MatchReason.Far)]
    public void A_place_is_near_within_half_of_what_they_can_go_and_far_beyond_three_quarters(int part, MatchReason? reason)
    {
        var (reasons, against) = MatchReasons.Of([null, null, null, null, null, part, null], Weights, asksSkills: false);

        reasons.Concat(against).ShouldBe(reason is { } only ? [only] : []);
    }
}
