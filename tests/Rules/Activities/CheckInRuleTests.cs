using FsCheck;
using FsCheck.Fluent;
using Samsteg.Activities;

namespace Samsteg.Rules;

public sealed class CheckInRuleTests
{
    private static readonly DateTimeOffset Nine = new(2026, 4, 15, 7, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-20, null)]
    [InlineData(5, null)]
    [InlineData(6, 6)]
    [InlineData(61, 61)]
    [InlineData(900, 600)]
    public void Late_is_counted_from_the_start_with_five_minutes_for_the_queue(int minutes, int? late) =>
        CheckInRule.MinutesLate(Nine, Nine.AddMinutes(minutes)).ShouldBe(late);

    [Fact]
    public void A_code_holds_more_than_one_minute_and_never_more_than_two() => Prop.ForAll(ArbMap.Default.ArbFor<PositiveInt>(), static after =>
    {
        var window = CheckInRule.WindowOf(Nine.AddSeconds(17));
        var holds = CheckInRule.Holding(Nine.AddSeconds(17 + after.Get)).Contains(window);
        return (after.Get > 60 || holds) && (after.Get < 120 || !holds);
    }).QuickCheckThrowOnFailure();
}
