using FsCheck;
using FsCheck.Fluent;
using Samsteg.Platform;
using Samsteg.Results;

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
            var small = row.Select(count => form == MeasureForm.Count ? count.Part is > 0 and < 5 : new[] { count.Part, count.Whole - count.Part, count.Whole }.Any(static people => people is > 0 and < 5)).ToList();

            told.Length.ShouldBe(row.Length);
            told[0].IsHidden.ShouldBe(small[0]);
            var groupIsSmall = small.Skip(1).Contains(true);
            told.Skip(1).ShouldAllBe(count => count.IsHidden == groupIsSmall);
            told.Where(static count => count.IsHidden).ShouldAllBe(static count => count.Part == 0 && count.Whole == 0);
            told.Where(static count => !count.IsHidden).ShouldAllBe(static count => count.Part % 5 == 0 && count.Whole % 5 == 0 && count.IsRounded);
            told.Zip(row).Where(static pair => !pair.First.IsHidden).ShouldAllBe(static pair => Math.Abs(pair.First.Part - pair.Second.Part) <= 2 && Math.Abs(pair.First.Whole - pair.Second.Whole) <= 2);
        }
    }).QuickCheckThrowOnFailure();

    private static Arbitrary<GroupCount[]> Rows { get; } = Gen.Choose(0, 12).SelectMany(static part => Gen.Choose(part, 24).Select(whole => new GroupCount(part, whole))).ArrayOf()
        .Select(static groups => groups.Prepend(new GroupCount(groups.Sum(static group => group.Part), groups.Sum(static group => group.Whole))).ToArray()).ToArbitrary();
}
