using Samsteg.Results;

namespace Samsteg.Rules.Results;

public sealed class PaceTests
{
    private static readonly DateOnly Start = new(2026, 1, 1);
    private static readonly DateOnly Due = Start.AddDays(200);

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(0, 0)]
    [InlineData(50, 5)]
    [InlineData(100, 10)]
    [InlineData(200, 20)]
    [InlineData(400, 20)]
    public void Without_milestones_the_pace_is_a_straight_line(int daysIn, int expected) =>
        Pace.Expected(Start, Due, 20, [], Start.AddDays(daysIn)).ShouldBe(expected);

    [Theory]
    [InlineData(50, 1)]
    [InlineData(100, 2)]
    [InlineData(150, 11)]
    [InlineData(200, 20)]
    public void A_milestone_bends_the_line(int daysIn, int expected) =>
        Pace.Expected(Start, Due, 20, [(Start.AddDays(100), 2)], Start.AddDays(daysIn)).ShouldBe(expected);

    [Fact]
    public void Milestones_outside_the_period_are_passed_over() =>
        Pace.Expected(Start, Due, 20, [(Start, 7), (Due, 3), (Due.AddDays(9), 90)], Start.AddDays(100)).ShouldBe(10);

    [Fact]
    public void The_pace_never_falls_when_milestones_rise()
    {
        var random = new Random(17);
        for (var attempt = 0; attempt < 300; attempt++)
        {
            var promised = random.Next(0, 100);
            var milestones = Enumerable.Range(0, random.Next(0, 4)).Select(_ => Start.AddDays(random.Next(1, 200))).Distinct().Order()
                .Select((day, index) => (day, (decimal)(promised * index / 4))).ToList();
            var values = Enumerable.Range(-3, 210).Select(days => Pace.Expected(Start, Due, promised, milestones, Start.AddDays(days))).ToList();
            values.ShouldBe(values.Order().ToList());
            values[0].ShouldBe(0);
            values[^1].ShouldBe(promised);
        }
    }
}
