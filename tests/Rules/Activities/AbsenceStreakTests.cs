using FsCheck;
using FsCheck.Fluent;
using Samsteg.Activities;

namespace Samsteg.Rules;

public sealed class AbsenceStreakTests
{
    private static readonly Arbitrary<Mark?[]> Series =
        Gen.ArrayOf(Gen.Elements<Mark?>(null, Mark.Present, Mark.Late, Mark.AbsentValid, Mark.AbsentInvalid)).ToArbitrary();

    [Fact]
    public void Two_absences_at_the_end_are_two_in_a_row() =>
        AbsenceStreak.Of([Mark.AbsentInvalid, Mark.Present, Mark.AbsentValid, Mark.AbsentInvalid]).ShouldBe(2);

    [Fact]
    public void A_session_not_marked_neither_breaks_nor_lengthens_the_row() =>
        AbsenceStreak.Of([Mark.AbsentValid, null, Mark.AbsentInvalid, null]).ShouldBe(2);

    [Fact]
    public void Nothing_marked_is_no_absence() => AbsenceStreak.Of([null, null]).ShouldBe(0);

    [Fact]
    public void Presence_late_or_not_ends_the_row() => Prop.ForAll(Series, static marks =>
        AbsenceStreak.Of([.. marks, Mark.Late]) == 0 && AbsenceStreak.Of([.. marks, Mark.Present]) == 0).QuickCheckThrowOnFailure();

    [Fact]
    public void One_more_absence_is_one_more_in_the_row() => Prop.ForAll(Series, static marks =>
        AbsenceStreak.Of([.. marks, Mark.AbsentValid]) == AbsenceStreak.Of(marks) + 1).QuickCheckThrowOnFailure();
}
