using Samsteg.Platform;
using Samsteg.Results;

namespace Samsteg.Rules.Results;

public sealed class AttainmentTests
{
    [Theory]
    [InlineData(20, 20, 10.9, AttainmentState.Reached)]
    [InlineData(14, 20, 10.9, AttainmentState.Ahead)]
    [InlineData(11, 20, 10.9, AttainmentState.OnPace)]
    [InlineData(10, 20, 10.9, AttainmentState.OnPace)] // nine tenths of a person are not expected
    [InlineData(9, 20, 10.9, AttainmentState.Late)]
    [InlineData(6, 20, 10.9, AttainmentState.Late)]
    [InlineData(5, 20, 10.9, AttainmentState.AtRisk)]
    [InlineData(0, 20, 0.4, AttainmentState.OnPace)]
    [InlineData(1, 20, 0.4, AttainmentState.OnPace)] // one early does not make it clearly ahead
    public void A_target_to_reach_is_judged_against_promise_and_pace(decimal value, decimal promised, decimal expected, AttainmentState state) =>
        Attainment.OfAtLeast(value, promised, expected, whenDue: null).ShouldBe(state);

    [Theory]
    [InlineData(25, 20, AttainmentState.Reached)]
    [InlineData(25, 19, AttainmentState.ReachedLate)]
    [InlineData(20, 0, AttainmentState.ReachedLate)]
    [InlineData(19, 19, AttainmentState.Missed)]
    [InlineData(19, 20, AttainmentState.Reached)] // was there when it was due; what goes down later breaks no promise
    public void Once_it_was_due_a_target_is_judged_by_whether_it_was_reached_in_time(decimal value, decimal whenDue, AttainmentState state) =>
        Attainment.OfAtLeast(value, promised: 20, expected: 20, whenDue).ShouldBe(state);

    [Theory]
    [InlineData(39.9, AttainmentState.Outside)]
    [InlineData(40, AttainmentState.Within)]
    [InlineData(60, AttainmentState.Within)]
    [InlineData(60.1, AttainmentState.Outside)]
    public void A_range_includes_its_ends(decimal value, AttainmentState state) => Attainment.OfRange(value, 40, 60).ShouldBe(state);

    [Theory]
    [InlineData(AttainmentState.Reached, true, AttainmentState.Reached)]
    [InlineData(AttainmentState.Reached, null, AttainmentState.Reached)] // the plan gives no number to meet
    [InlineData(AttainmentState.Reached, false, AttainmentState.ConditionUnmet)]
    [InlineData(AttainmentState.ReachedLate, false, AttainmentState.ConditionUnmet)]
    [InlineData(AttainmentState.Within, false, AttainmentState.ConditionUnmet)]
    [InlineData(AttainmentState.OnPace, false, AttainmentState.OnPace)] // claims nothing about being there
    [InlineData(AttainmentState.Missed, false, AttainmentState.Missed)]
    [InlineData(AttainmentState.Removed, false, AttainmentState.Removed)]
    public void Nothing_is_reached_while_a_condition_fails(AttainmentState ofValue, bool? holds, AttainmentState state) =>
        Attainment.UnderConditions(ofValue, [Condition(true), Condition(holds)]).ShouldBe(state);

    [Fact]
    public void What_rests_on_a_hidden_condition_is_not_judged() =>
        Attainment.UnderConditions(AttainmentState.Reached, [Condition(null) with { IsHidden = true }]).ShouldBe(AttainmentState.NotJudged);

    [Fact]
    public void More_is_never_judged_worse()
    {
        AttainmentState[] fromWorst = [AttainmentState.AtRisk, AttainmentState.Late, AttainmentState.OnPace, AttainmentState.Ahead, AttainmentState.Reached];
        var random = new Random(5);
        for (var attempt = 0; attempt < 300; attempt++)
        {
            var promised = random.Next(1, 60);
            var expected = promised * (decimal)random.NextDouble();
            var places = Enumerable.Range(0, promised + 3).Select(value => Array.IndexOf(fromWorst, Attainment.OfAtLeast(value, promised, expected, whenDue: null))).ToList();
            places.ShouldNotContain(-1);
            places.ShouldBe(places.Order().ToList());
        }
    }

    [Fact]
    public void Every_state_has_a_colour_and_a_key()
    {
        foreach (var state in Enum.GetValues<AttainmentState>())
        {
            Enum.IsDefined(Attainment.ToneOf(state)).ShouldBeTrue();
            Attainment.TextKeyOf(state).ShouldStartWith("results.state.");
        }
    }

    private static ConditionReading Condition(bool? holds) => new(
        new TargetCondition { InitiativeId = NewId.Of<InitiativeId>(), TargetId = NewId.Of<TargetId>(), Measure = "any", Comparison = Comparison.AtLeast }, null, null, null, holds);
}
