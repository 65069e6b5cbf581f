using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class TargetBarTests
{
    [Fact]
    public void A_value_on_its_way_fills_its_part_of_the_bar()
    {
        var bar = TargetBar.Towards(value: 27, target: 30, pace: 15);
        bar.Value.ShouldBe(90);
        bar.Pace.ShouldBe(50);
        bar.Target.ShouldBeNull();
        bar.Original.ShouldBeNull();
    }

    [Fact]
    public void A_reduced_target_shows_how_far_it_was_from_the_promise()
    {
        var bar = TargetBar.Towards(value: 6, target: 12, original: 24);
        bar.Value.ShouldBe(25);
        bar.Target.ShouldBe(50);
        bar.Original.ShouldBe(100);
    }

    [Fact]
    public void A_value_above_its_target_marks_the_target_within_the_bar()
    {
        var bar = TargetBar.Towards(value: 40, target: 30);
        bar.Value.ShouldBe(100);
        bar.Target.ShouldBe(75);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-3, 10)]
    [InlineData(1000000, 1)]
    public void Nothing_lies_outside_the_bar(int value, int target)
    {
        var bar = TargetBar.Towards(value, target, pace: value * 2, original: target - 5);
        double?[] parts = [bar.Value, bar.Target, bar.Pace, bar.Original];
        parts.ShouldAllBe(part => part == null || (part >= 0 && part <= 100));
    }

    [Fact]
    public void A_range_target_has_its_band() => TargetBar.Within(52, 40, 60).Band.ShouldBe((40d, 60d));

    [Fact]
    public void A_level_trend_lies_in_the_middle() =>
        SparkTagHelper.Coordinates([5, 5, 5]).ShouldAllBe(point => point.Y == 13);
}
