using FsCheck;
using FsCheck.Fluent;
using Samsteg.Activities;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class ActivityStatisticsRuleTests
{
    private static readonly Arbitrary<(long Part, long Whole)> Parts =
        (from whole in Gen.Choose(1, 2000) from part in Gen.Choose(0, whole) select ((long)part, (long)whole)).ToArbitrary();

    private static readonly Arbitrary<ActivityCounts[]> Groups = Gen.ArrayOf(
        from people in Gen.Choose(0, 30)
        from came in Gen.Choose(0, people * 5)
        from excused in Gen.Choose(0, people * 3)
        from unexcused in Gen.Choose(0, people * 3)
        from members in Gen.Choose(0, people)
        from completed in Gen.Choose(0, members)
        select new ActivityCounts("a", 1, 0, 90, people, came, people, came, excused, unexcused, 60 * came, 60 * unexcused, 0, members, completed), 3).ToArbitrary();

    /// <summary>Values of R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I, method 3; ours have one decimal.</summary>
    [Theory]
    [InlineData(81, 263, 25.53, 36.62)]
    [InlineData(15, 148, 6.24, 16.05)]
    [InlineData(0, 20, 0, 16.11)]
    [InlineData(1, 29, 0.61, 17.18)]
    public void The_interval_is_as_in_the_literature(long part, long whole, double low, double high)
    {
        var interval = ShareInterval.Of(part, whole)!.Value;

        ((double)interval.Low).ShouldBe(low, 0.06);
        ((double)interval.High).ShouldBe(high, 0.06);
    }

    [Fact]
    public void Nobody_has_no_interval() => ShareInterval.Of(0, 0).ShouldBeNull();

    [Fact]
    public void The_share_lies_within_its_interval_and_the_interval_within_all() => Prop.ForAll(Parts, static pair =>
    {
        var interval = ShareInterval.Of(pair.Part, pair.Whole)!.Value;
        var share = 100m * pair.Part / pair.Whole;
        interval.Low.ShouldBeInRange(0, share + 0.05m);
        interval.High.ShouldBeInRange(share - 0.05m, 100);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Those_of_whom_it_is_true_and_the_others_mirror_each_other() => Prop.ForAll(Parts, static pair =>
        (ShareInterval.Of(pair.Whole - pair.Part, pair.Whole)!.Value.Low + ShareInterval.Of(pair.Part, pair.Whole)!.Value.High).ShouldBeInRange(99.9m, 100.1m)).QuickCheckThrowOnFailure();

    [Fact]
    public void More_people_make_the_interval_narrower() => Prop.ForAll(Parts, static pair =>
    {
        var (few, many) = (ShareInterval.Of(pair.Part, pair.Whole)!.Value, ShareInterval.Of(10 * pair.Part, 10 * pair.Whole)!.Value);
        (many.High - many.Low).ShouldBeLessThanOrEqualTo(few.High - few.Low);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, 0, AttendanceBand.NotMarked)]
    [InlineData(0, 3, AttendanceBand.UnderHalf)]
    [InlineData(49, 100, AttendanceBand.UnderHalf)]
    [InlineData(1, 2, AttendanceBand.HalfToFourFifths)]
    [InlineData(4, 5, AttendanceBand.HalfToFourFifths)]
    [InlineData(81, 100, AttendanceBand.OverFourFifths)]
    [InlineData(3, 3, AttendanceBand.OverFourFifths)]
    public void The_limits_of_the_bands_belong_to_the_middle_one(long came, long marked, AttendanceBand band) => AttendanceBands.Of(came, marked).ShouldBe(band);

    [Fact]
    public void A_band_never_falls_when_somebody_comes_more() => Prop.ForAll(Parts, static pair =>
        ((int)AttendanceBands.Of(Math.Min(pair.Part + 1, pair.Whole), pair.Whole)).ShouldBeGreaterThanOrEqualTo((int)AttendanceBands.Of(pair.Part, pair.Whole))).QuickCheckThrowOnFailure();

    [Fact]
    public void Who_is_entitled_to_individuals_is_told_all() => Prop.ForAll(Groups, static groups =>
    {
        var told = ActivityRow.Told(WithAll(groups), seesIndividuals: true);
        told.Select(static row => (row.People.Part, row.Came.Part, row.Unexcused.Part, row.Completed.Part)).ShouldBe(WithAll(groups).Select(static row => (row.People, row.Came, row.Unexcused, row.Completed)));
        told.ShouldAllBe(static row => row.HoursReceived == row.Came.Part && row.HoursMissed == row.Unexcused.Part);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Others_are_told_nothing_of_a_group_under_five_nor_what_it_could_be_subtracted_from() => Prop.ForAll(Groups, static groups =>
    {
        var told = ActivityRow.Told(WithAll(groups), seesIndividuals: false);
        if (groups.Any(static group => group.People is > 0 and < 5))
        {
            told.Skip(1).ShouldAllBe(static row => row.People.IsHidden && row.Came.IsHidden && row.Completed.IsHidden && row.Filled.IsHidden && row.HoursReceived == null && row.HoursMissed == null);
        }

        foreach (var row in told)
        {
            (row.Came.IsHidden == row.Excused.IsHidden && row.Came.IsHidden == row.Unexcused.IsHidden).ShouldBeTrue("of three parts two tell the third");
            new[] { row.People, row.Came, row.Excused, row.Unexcused, row.Completed, row.Filled }.Where(static count => !count.IsHidden).ShouldAllBe(static count => count.Part % 5 == 0 && count.Whole % 5 == 0);
            ((row.HoursReceived ?? 0) % 5).ShouldBe(0);
            row.Held.ShouldBe(row.Code is null ? groups.Length : 1, "sessions tell of nobody");
        }
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(true, "2026-02-01", "2026-03-10", null, "2026-02-01", "2026-03-10")]
    [InlineData(true, null, null, null, "2026-01-01", "2026-04-15")]
    [InlineData(true, null, "2025-06-30", null, "2025-01-01", "2025-06-30")]
    [InlineData(false, "2026-02-01", "2026-03-10", null, "2026-01-01", "2026-03-31")]
    [InlineData(false, null, null, 2025, "2025-01-01", "2025-12-31")]
    [InlineData(false, null, null, 2030, "2026-01-01", "2026-03-31")]
    [InlineData(false, null, null, 1900, "2022-01-01", "2022-12-31")]
    public void Days_are_chosen_by_who_is_entitled_to_individuals_and_years_by_others(bool sees, string? from, string? to, int? year, string first, string last) =>
        ActivityPeriod.Of(new DateOnly(2026, 4, 15), sees, from is null ? null : DateOnly.Parse(from), to is null ? null : DateOnly.Parse(to), year)
            .ShouldBe((DateOnly.Parse(first), DateOnly.Parse(last)));

    private static ActivityCounts[] WithAll(ActivityCounts[] groups) =>
    [
        new ActivityCounts(null, groups.Sum(static group => group.Held), 0, groups.Sum(static group => group.DeliveredMinutes), groups.Sum(static group => group.Seats), groups.Sum(static group => group.Seated),
            groups.Sum(static group => group.People), groups.Sum(static group => group.Came), groups.Sum(static group => group.Excused), groups.Sum(static group => group.Unexcused),
            groups.Sum(static group => group.ReceivedMinutes), groups.Sum(static group => group.MissedMinutes), 0, groups.Sum(static group => group.Members), groups.Sum(static group => group.Completed)),
        .. groups,
    ];
}
