using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class HandOverRulesTests
{
    private static readonly AccountId One = new(Guid.CreateVersion7()), Other = new(Guid.CreateVersion7());
    private static readonly DateOnly First = new(2026, 2, 2), Last = new(2026, 6, 30);

    [Fact]
    public void A_case_goes_to_another_coach_on_any_day_from_the_standing_ones_first_until_the_initiatives_last()
    {
        for (var day = First.AddDays(-3); day <= Last.AddDays(3); day = day.AddDays(1))
        {
            HandOverRules.Check(One, First, Last, Other, day)?.TextKey
                .ShouldBe(day < First ? "participants.rule.hand_over_early" : day > Last ? "participants.rule.after_end" : null, day.ToString("O"));
        }
    }

    [Fact]
    public void It_does_not_go_to_who_has_it() => HandOverRules.Check(One, First, Last, One, First)!.Field.ShouldBe(nameof(HandOverInput.Coach));

    [Fact]
    public void A_case_without_a_coach_goes_to_anybody() => HandOverRules.Check(null, First, Last, One, First).ShouldBeNull();
}
