using FsCheck;
using FsCheck.Fluent;
using Samsteg.Benchmarks;

namespace Samsteg.Rules.Bench;

/// <summary>What <c>./bench</c> reckons with: arrivals at random, percentiles, goals.</summary>
public sealed class BenchTests
{
    [Fact]
    public void A_percentile_is_a_measured_value_that_so_many_do_not_exceed() => Prop.ForAll<NonEmptyArray<NormalFloat>, PositiveInt>((values, percent) =>
    {
        var (times, share) = (values.Get.Select(static value => value.Get).ToList(), (percent.Get % 100 + 1) / 100.0);

        var found = Latencies.Percentile(times, share);

        return times.Contains(found) && times.Count(time => time <= found) >= share * times.Count && times.Count(time => time < found) < share * times.Count;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_nothing_there_is_no_percentile() => Latencies.Percentile([], 0.95).ShouldBe(double.NaN);

    [Fact]
    public void Arrivals_come_in_order_within_the_time_and_the_same_each_time() => Prop.ForAll<PositiveInt>(static seed =>
    {
        var (first, again) = (Arrivals.Of(50, TimeSpan.FromSeconds(5), seed.Get).ToList(), Arrivals.Of(50, TimeSpan.FromSeconds(5), seed.Get).ToList());

        return first.SequenceEqual(again) && first.SequenceEqual(first.Order()) && first.TrueForAll(static at => at > TimeSpan.Zero && at < TimeSpan.FromSeconds(5));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Arrivals_are_as_many_as_asked_and_their_gaps_spread_as_much_as_they_are_long()
    {
        var times = Arrivals.Of(50, TimeSpan.FromMinutes(60), 7).Select(static at => at.TotalSeconds).ToList();
        var gaps = times.Zip(times.Skip(1), static (one, next) => next - one).ToList();
        var (mean, spread) = (gaps.Average(), Math.Sqrt(gaps.Average(gap => Math.Pow(gap - gaps.Average(), 2))));

        times.Count.ShouldBeInRange(178_000, 182_000);
        (spread / mean).ShouldBeInRange(0.98, 1.02);
    }

    [Theory]
    [InlineData(49.94, "list 49.9 ms-p95 <=50 met")]
    [InlineData(50.1, "list 50.1 ms-p95 <=50 missed")]
    [InlineData(double.PositiveInfinity, "list - ms-p95 <=50 missed")]
    [InlineData(double.NaN, "list - ms-p95 <=50 missed")]
    public void A_line_says_whether_the_goal_is_met(double value, string line) =>
        new Figure("list", value, "ms-p95", Goal.AtMost(50)).ToString().ShouldBe(line);

    [Fact]
    public void Goals_read_as_they_are_compared()
    {
        new Figure("export", 20_000, "rows/s", Goal.AtLeast(20_000)).ToString().ShouldBe("export 20000 rows/s >=20000 met");
        new Figure("page-1000", 1.21, "times", Goal.Between(0.8, 1.2)).ToString().ShouldBe("page-1000 1.21 times 0.8..1.2 missed");
        new Figure("list/median", 7, "ms", Goal.None).ToString().ShouldBe("list/median 7 ms - -");
    }

    [Fact]
    public void Keys_are_measured_in_the_order_of_the_list_and_unknown_ones_are_not_understood()
    {
        BenchRequest.Read(["memory", "--quick", "list"]).ShouldBe(new BenchRequest(true, ["list", "memory"]), new ByKeys());
        BenchRequest.Read([])!.Keys.ShouldBe(BenchRequest.All);
        BenchRequest.Read(["lists"]).ShouldBeNull();
    }

    private sealed class ByKeys : IEqualityComparer<BenchRequest?>
    {
        public bool Equals(BenchRequest? x, BenchRequest? y) => x!.Quick == y!.Quick && x.Keys.SequenceEqual(y.Keys);

        public int GetHashCode(BenchRequest? obj) => obj!.Keys.Count;
    }
}
