using FsCheck;
using FsCheck.Fluent;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class GroupSuppressionTests
{
    [Fact]
    public void Who_is_entitled_to_individuals_is_told_all() => Prop.ForAll(Rows, static row =>
        GroupSuppression.Of(MeasureForm.Count, row, seesIndividuals: true).ShouldBe(row)).QuickCheckThrowOnFailure();

    [Fact]
    public void No_group_under_five_is_told_nor_any_beside_it() => Prop.ForAll(Rows, static row =>
    {
        foreach (var form in Enum.GetValues<MeasureForm>())
        {
            var told = GroupSuppression.Of(form, row, seesIndividuals: false);
            var small = row.Select(count => form == MeasureForm.Count ? count.Part is > 0 and < 5
                : new[] { count.Part, count.Whole - count.Part, count.Whole }.Any(static people => people is > 0 and < 5) || count.Whole is > 0 and < 20).ToList();

            told.Length.ShouldBe(row.Length);
            told[0].IsHidden.ShouldBe(small[0]);
            var groupIsSmall = small.Skip(1).Contains(true);
            told.Skip(1).ShouldAllBe(count => count.IsHidden == groupIsSmall);
            told.Where(static count => count.IsHidden).ShouldAllBe(static count => count.Part == 0 && count.Whole == 0);
            told.Where(static count => !count.IsHidden).ShouldAllBe(static count => count.Part % 5 == 0 && count.Whole % 5 == 0 && count.IsRounded);
            told.Zip(row).Where(static pair => !pair.First.IsHidden).ShouldAllBe(static pair => Math.Abs(pair.First.Part - pair.Second.Part) <= 2 && Math.Abs(pair.First.Whole - pair.Second.Whole) <= 2);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void How_many_there_are_and_the_share_of_women_never_tell_that_somebody_is_neither_woman_nor_man()
    {
        var splits = from all in Enumerable.Range(1, 120)
                     from women in Enumerable.Range(0, all + 1)
                     from men in Enumerable.Range(0, all - women + 1)
                     where women + men > 0 && !GroupSuppression.Hides(MeasureForm.Share, women, women + men)
                     select (Told: (all, GroupSuppression.RoundedShare(women, women + men)), Others: all - women - men);

        // Whatever is told of so many, it could also be that there are none.
        splits.GroupBy(static split => split.Told, static split => split.Others).Where(static others => others.Min() > 0).Select(static others => others.Key).ShouldBeEmpty();
    }

    [Fact]
    public void Parts_of_one_whole_are_told_together_or_not_at_all() => Prop.ForAll(Gen.Choose(0, 40).ArrayOf(3).ToArbitrary(), static parts =>
    {
        var told = GroupSuppression.OfParts([.. parts.Select(part => new GroupCount(part, parts.Sum()))], seesIndividuals: false);

        var isSmall = parts.Sum() is > 0 and < 20 || parts.Any(part => part is > 0 and < 5 || (parts.Sum() - part) is > 0 and < 5);
        told.ShouldAllBe(count => count.IsHidden == isSmall);
    }).QuickCheckThrowOnFailure();

    private static Arbitrary<GroupCount[]> Rows { get; } = Gen.Choose(0, 12).SelectMany(static part => Gen.Choose(part, 24).Select(whole => new GroupCount(part, whole))).ArrayOf()
        .Select(static groups => groups.Prepend(new GroupCount(groups.Sum(static group => group.Part), groups.Sum(static group => group.Whole))).ToArray()).ToArbitrary();
}
