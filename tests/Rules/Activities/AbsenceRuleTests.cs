using FsCheck;
using FsCheck.Fluent;
using Samsteg.Activities;

namespace Samsteg.Rules;

public sealed class AbsenceRuleTests
{
    private static readonly AbsenceRule Usual = new() { InitiativeId = new(Guid.Empty) };
    private static readonly Arbitrary<bool[]> Marks = Gen.ArrayOf(Gen.Elements(true, false)).ToArbitrary();

    [Theory]
    [InlineData("..###", AbsenceSign.InARow)]
    [InlineData("####", AbsenceSign.InARow)]
    [InlineData("..##", null)]
    [InlineData(".....#", AbsenceSign.FirstAfterLong)]
    [InlineData("....#", null)]
    [InlineData("#.....#", AbsenceSign.FirstAfterLong)]
    [InlineData(".....##", null)]
    [InlineData(".....#.", null)]
    [InlineData("", null)]
    public void Absence_tells_when_it_is_three_in_a_row_or_the_first_after_five_presences(string marks, AbsenceSign? sign) =>
        Usual.SignOf([.. marks.Select(static mark => mark == '.')]).ShouldBe(sign);

    [Fact]
    public void Who_came_to_the_latest_session_is_not_asked_about() => Prop.ForAll(Marks, static marks => Usual.SignOf([.. marks, true]) is null).QuickCheckThrowOnFailure();

    [Fact]
    public void What_was_before_the_latest_presences_changes_nothing() => Prop.ForAll(Marks, Marks, static (before, after) =>
    {
        bool[] tail = [.. Enumerable.Repeat(true, Usual.AfterPresences), .. after];
        return Usual.SignOf([.. before, false, .. tail]) == Usual.SignOf(tail);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_more_absence_after_three_in_a_row_is_still_in_a_row() => Prop.ForAll(Marks, static marks =>
        Usual.SignOf(marks) != AbsenceSign.InARow || Usual.SignOf([.. marks, false]) == AbsenceSign.InARow).QuickCheckThrowOnFailure();
}
