using FsCheck;
using FsCheck.Fluent;
using Samsteg.Funding;

namespace Samsteg.Rules;

/// <summary>What may be decided and proposed.</summary>
public sealed class DecisionRuleTests
{
    private static readonly Arbitrary<decimal> Sums = Gen.Choose(1, 2_000_000).Select(static sum => (decimal)sum).ToArbitrary();

    [Fact]
    public void More_than_was_asked_for_or_than_the_call_lets_is_granted_with_a_reason_and_never_proposed() => Prop.ForAll(Sums, Sums, Sums, static (sum, applied, most) =>
    {
        var isOver = sum > applied || sum > most;
        return DecisionRules.Problems(Grant(sum, null), applied, most, corrects: false).Count == (isOver ? 1 : 0)
            && DecisionRules.Problems(Grant(sum, "Två kommuner till."), applied, most, corrects: false).Count == 0
            && ProposalRules.Problems(DecisionKind.Granted, sum, null, null, applied, most).Count == (isOver ? 1 : 0);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_kind_does_what_may_be_done_with_what_is_on_an_agenda()
    {
        foreach (var kind in Enum.GetValues<DecisionKind>())
        {
            ApplicationState.OnAgenda.After(kind.Act()).ShouldNotBeNull();
            foreach (var state in Enum.GetValues<ApplicationState>().Where(static state => state.IsDecided()))
            {
                (state.After(kind.Act()) is not null).ShouldBe(kind.Settles(), $"{kind} of what is {state}");
            }
        }
    }

    [Fact]
    public void What_corrects_another_settles_the_matter_and_says_why()
    {
        DecisionRules.Problems(Grant(1, null), null, null, corrects: true).Select(static problem => problem.Field).ShouldBe(["Reasons"]);
        DecisionRules.Problems(new DecisionInput { Kind = DecisionKind.Deferred, Present = [Guid.NewGuid()], Reasons = "Senare." }, null, null, corrects: true).Select(static problem => problem.Field).ShouldBe(["Kind"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(0.001)]
    [InlineData(1e13)]
    public void A_sum_is_whole_ore_above_nothing(double sum) => DecisionRules.Problems(Grant((decimal)sum, null), null, null, corrects: false).Select(static problem => problem.Field).ShouldBe(["Maximum"]);

    private static DecisionInput Grant(decimal sum, string? reason) => new()
    {
        Kind = DecisionKind.Granted, Maximum = sum, OverReason = reason, StartsOn = new DateOnly(2026, 6, 1), EndsOn = new DateOnly(2027, 5, 31), Present = [Guid.NewGuid()],
    };
}
