using FsCheck;
using FsCheck.Fluent;
using Samsteg.Activities;

namespace Samsteg.Rules;

public sealed class CompletionRuleTests
{
    private static readonly CompletionRule FiveOfSix = new(5);

    private static readonly Arbitrary<(CompletionRule Rule, int Presences, int Remaining)> Ways = (
        from total in Gen.Choose(1, 20)
        from minimum in Gen.Choose(1, total)
        from presences in Gen.Choose(0, total)
        from remaining in Gen.Choose(0, total - presences)
        select (new CompletionRule(minimum), presences, remaining)).ToArbitrary();

    [Theory]
    [InlineData(5, 0, SeriesCompletion.Completed)]
    [InlineData(6, 0, SeriesCompletion.Completed)]
    [InlineData(4, 1, SeriesCompletion.Underway)]
    [InlineData(4, 0, SeriesCompletion.OutOfReach)]
    [InlineData(0, 6, SeriesCompletion.Underway)]
    [InlineData(0, 4, SeriesCompletion.OutOfReach)]
    public void Five_of_six_is_judged_by_presences_and_what_remains(int presences, int remaining, SeriesCompletion expected) =>
        FiveOfSix.Judge(presences, remaining).ShouldBe(expected);

    [Fact]
    public void One_more_presence_never_makes_it_worse() => Prop.ForAll(Ways, static way =>
        way.Remaining == 0 || Rank(way.Rule.Judge(way.Presences + 1, way.Remaining - 1)) >= Rank(way.Rule.Judge(way.Presences, way.Remaining)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void An_absence_never_makes_it_better() => Prop.ForAll(Ways, static way =>
        way.Remaining == 0 || Rank(way.Rule.Judge(way.Presences, way.Remaining - 1)) <= Rank(way.Rule.Judge(way.Presences, way.Remaining)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_series_with_a_task_is_completed_by_presence_and_the_task_and_by_neither_alone() => Prop.ForAll(Ways, static way =>
    {
        var asking = way.Rule with { AsksTask = true };
        return asking.IsCompletedBy(way.Presences, hasHandedIn: true) == way.Rule.IsCompletedBy(way.Presences)
            && !asking.IsCompletedBy(way.Presences, hasHandedIn: false)
            && asking.Judge(way.Presences, way.Remaining, hasHandedIn: true) == way.Rule.Judge(way.Presences, way.Remaining);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_out_of_reach_by_presence_is_so_whatever_is_handed_in_and_else_a_task_can_still_come() => Prop.ForAll(Ways, static way =>
        (way.Rule with { AsksTask = true }).Judge(way.Presences, way.Remaining) ==
            (way.Presences + way.Remaining < way.Rule.Minimum ? SeriesCompletion.OutOfReach : SeriesCompletion.Underway)).QuickCheckThrowOnFailure();

    private static int Rank(SeriesCompletion completion) => completion switch { SeriesCompletion.OutOfReach => 0, SeriesCompletion.Underway => 1, _ => 2 };
}
