using FsCheck;
using FsCheck.Fluent;
using Samsteg.Procurement;
using static Samsteg.Procurement.AgreementState;

namespace Samsteg.Rules;

public sealed class AgreementHistoryTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    private static readonly Arbitrary<AgreementStep[]> Walks = (
        from seeds in Gen.ArrayOf(Gen.Choose(0, 9), 7)
        from days in Gen.ArrayOf(Gen.Choose(0, 3), 7)
        select Walk(seeds, days)).ToArbitrary();

    [Fact]
    public void Every_permitted_walk_stands() =>
        Prop.ForAll(Walks, static walk => AgreementHistory.FaultOf(walk) == AgreementHistoryFault.None).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_registering_does_not_matter() => Prop.ForAll(Walks, static walk =>
        AgreementHistory.InOrder(walk.Reverse()).SequenceEqual(walk)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_day_moved_past_the_next_one_is_found() => Prop.ForAll(Walks, static walk =>
        walk.Length < 2 || AgreementHistory.FaultOf([walk[0] with { OccurredOn = walk[1].OccurredOn.AddDays(1) }, .. walk[1..]]) == AgreementHistoryFault.Days)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_follows_on_an_end_or_a_drop()
    {
        Ended.Next().ShouldBeEmpty();
        Dropped.Next().ShouldBeEmpty();
    }

    [Fact]
    public void A_signed_agreement_cannot_be_dropped() => Signed.MayBecome(Dropped).ShouldBeFalse();

    [Fact]
    public void Only_a_signed_agreement_ends() =>
        Enum.GetValues<AgreementState>().Where(static state => state.MayBecome(Ended)).ShouldBe([Signed]);

    [Fact]
    public void What_is_not_signed_can_be_dropped() =>
        Enum.GetValues<AgreementState>().Where(static state => state.MayBecome(Dropped)).ShouldBe([Identified, Dialogue, LegalCheck, Drafting]);

    [Fact]
    public void No_state_comes_again() => AgreementHistory.FaultOf([new(Dialogue, Day), new(Dialogue, Day)]).ShouldBe(AgreementHistoryFault.Order);

    [Fact]
    public void An_agreement_has_a_state() => AgreementHistory.FaultOf([]).ShouldBe(AgreementHistoryFault.Empty);

    [Fact]
    public void An_agreement_does_not_begin_at_its_end() => AgreementHistory.FaultOf([new(Ended, Day)]).ShouldBe(AgreementHistoryFault.Order);

    [Fact]
    public void Days_in_the_states_add_up_to_the_days_until_today() => Prop.ForAll(Walks, static walk =>
    {
        var today = walk[^1].OccurredOn.AddDays(4);
        var days = AgreementStages.Of(walk.Reverse(), today).Sum(static stage => stage.Days ?? 0);
        return days == (walk[^1].State.Next().Count == 0 ? walk[^1].OccurredOn : today).DayNumber - walk[0].OccurredOn.DayNumber;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_state_it_is_in_counts_until_today_and_an_end_does_not() => AgreementStages.Of([new(Dialogue, Day), new(Signed, Day.AddDays(9)), new(Ended, Day.AddDays(20))], Day.AddDays(50))
        .ShouldBe([new(Dialogue, Day, 9, true), new(Signed, Day.AddDays(9), 11, true), new(Ended, Day.AddDays(20), null, false)]);

    private static AgreementStep[] Walk(int[] seeds, int[] days)
    {
        List<AgreementStep> walk = [new(AgreementStates.First[seeds[0] % AgreementStates.First.Count], Day)];
        for (var step = 1; step < seeds.Length && walk[^1].State.Next() is { Count: > 0 } next; step++)
        {
            walk.Add(new(next[seeds[step] % next.Count], walk[^1].OccurredOn.AddDays(days[step])));
        }

        return [.. walk];
    }
}
