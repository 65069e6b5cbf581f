using FsCheck;
using FsCheck.Fluent;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class QuartilesTests
{
    [Theory]
    [InlineData(new[] { 7 }, 7, 7, 7)]
    [InlineData(new[] { 1, 2 }, 1.3, 1.5, 1.8)]
    [InlineData(new[] { 1, 2, 3, 4, 5 }, 2, 3, 4)]
    [InlineData(new[] { 10, 2, 38, 23, 38, 23, 21 }, 15.5, 23, 30.5)]
    public void They_lie_between_the_closest_ranks(int[] values, double lower, double median, double upper) =>
        Quartiles.Of(values.Select(static value => (decimal)value)).ShouldBe(new Quartiles(values.Length, (decimal)lower, (decimal)median, (decimal)upper));

    [Fact]
    public void There_are_none_of_nothing() => Quartiles.Of([]).ShouldBeNull();

    [Fact]
    public void They_come_in_order_and_at_least_half_lie_on_either_side_of_the_median() =>
        Prop.ForAll(Gen.NonEmptyListOf(Gen.Choose(-1000, 1000)).ToArbitrary(), static list =>
        {
            var values = list.ToArray();
            var spread = Quartiles.Of(values.Select(static value => (decimal)value))!;
            const decimal rounding = 0.05m;
            return spread.Lower <= spread.Median && spread.Median <= spread.Upper
                && values.Count(value => value <= spread.Median + rounding) * 2 >= values.Length && values.Count(value => value >= spread.Median - rounding) * 2 >= values.Length;
        }).QuickCheckThrowOnFailure();
}
