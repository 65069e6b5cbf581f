using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Rules.Initiatives;

public sealed class InitiativeRulesTests
{
    private static readonly InitiativeInput Good = new()
    {
        NameSv = " Nya vägar ",
        NameEn = "  ",
        Owner = NewId.Of<OrganisationId>(),
        StartsOn = new DateOnly(2026, 1, 1),
        EndsOn = new DateOnly(2027, 12, 31),
        IntakeEndsOn = new DateOnly(2027, 6, 30),
        MaximumGrant = 3_880_000.50m,
    };

    [Fact]
    public void A_whole_answer_has_no_problems() => InitiativeRules.Problems(Good).ShouldBeEmpty();

    [Fact]
    public void Texts_are_taken_over_without_blanks()
    {
        var description = InitiativeRules.Description(Good);

        description.Name.ShouldBe(new LocalText("Nya vägar"));
        description.Purpose.ShouldBe(new LocalText(string.Empty));
    }

    [Fact]
    public void Each_answer_that_cannot_be_is_told_beside_its_field()
    {
        (InitiativeInput Input, string Field)[] bad =
        [
            (Good with { NameSv = "   " }, nameof(InitiativeInput.NameSv)),
            (Good with { Owner = null }, nameof(InitiativeInput.Owner)),
            (Good with { StartsOn = null }, nameof(InitiativeInput.StartsOn)),
            (Good with { EndsOn = null }, nameof(InitiativeInput.EndsOn)),
            (Good with { StartsOn = new DateOnly(1026, 1, 1) }, nameof(InitiativeInput.StartsOn)),
            (Good with { EndsOn = new DateOnly(9999, 12, 31) }, nameof(InitiativeInput.EndsOn)),
            (Good with { EndsOn = Good.StartsOn }, nameof(InitiativeInput.EndsOn)),
            (Good with { IntakeEndsOn = new DateOnly(2025, 12, 31) }, nameof(InitiativeInput.IntakeEndsOn)),
            (Good with { IntakeEndsOn = new DateOnly(2028, 1, 1) }, nameof(InitiativeInput.IntakeEndsOn)),
            (Good with { MaximumGrant = -1 }, nameof(InitiativeInput.MaximumGrant)),
            (Good with { MaximumGrant = 1_000_000_000_000m }, nameof(InitiativeInput.MaximumGrant)),
            (Good with { MaximumGrant = 0.001m }, nameof(InitiativeInput.MaximumGrant)),
        ];
        foreach (var (input, field) in bad)
        {
            InitiativeRules.Problems(input).Select(static problem => problem.Field).ShouldBe([field]);
        }
    }

    [Fact]
    public void States_go_one_step_at_a_time_and_end()
    {
        InitiativeState[] road = [InitiativeState.Draft, InitiativeState.Applied, InitiativeState.Approved, InitiativeState.Ongoing, InitiativeState.Completed];
        foreach (var from in road)
        {
            foreach (var to in road)
            {
                from.MayBecome(to).ShouldBe(Array.IndexOf(road, to) - Array.IndexOf(road, from) is 0 or 1);
            }

            from.MayBecome(InitiativeState.Cancelled).ShouldBe(from != InitiativeState.Completed);
        }

        InitiativeState.Cancelled.Next().ShouldBeEmpty();
    }

    [Fact]
    public void A_step_that_may_not_follow_is_a_fault_in_our_own_code() =>
        Should.Throw<InvalidOperationException>(static () => new Initiative().MoveTo(InitiativeState.Completed));

    [Theory]
    [InlineData(null, true)]
    [InlineData(0.0, true)]
    [InlineData(12.5, true)]
    [InlineData(100.0, true)]
    [InlineData(-0.01, false)]
    [InlineData(100.01, false)]
    [InlineData(33.333, false)]
    public void A_share_is_a_percentage_of_a_post_or_not_known(double? share, bool isGood) =>
        (StaffingShares.Problem("SharePercent", (decimal?)share) is null).ShouldBe(isGood);

    [Fact]
    public void Shares_that_the_plan_does_not_give_are_not_zero()
    {
        StaffingShares.FullTimePosts([null, null]).ShouldBeNull();
        StaffingShares.FullTimePosts([50, null, 75]).ShouldBe(1.25m);
    }
}
