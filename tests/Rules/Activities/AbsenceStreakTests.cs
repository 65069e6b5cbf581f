using FsCheck;
using FsCheck.Fluent;
using Samsteg.Activities;

namespace Samsteg.Rules;

public sealed class AbsenceStreakTests
{
    private static readonly Arbitrary<AttendanceMark?[]> Series =
        Gen.ArrayOf(Gen.Elements<AttendanceMark?>(null, AttendanceMark.Present, AttendanceMark.Late, AttendanceMark.AbsentValid, AttendanceMark.AbsentInvalid)).ToArbitrary();

    [Fact]
    public void Two_absences_at_the_end_are_two_in_a_row() =>
        AbsenceStreak.Of([AttendanceMark.AbsentInvalid, AttendanceMark.Present, AttendanceMark.AbsentValid, AttendanceMark.AbsentInvalid]).ShouldBe(2);

    [Fact]
    public void A_session_not_marked_neither_breaks_nor_lengthens_the_row() =>
        AbsenceStreak.Of([AttendanceMark.AbsentValid, null, AttendanceMark.AbsentInvalid, null]).ShouldBe(2);

    [Fact]
    public void Nothing_marked_is_no_absence() => AbsenceStreak.Of([null, null]).ShouldBe(0);

    [Fact]
    public void Presence_late_or_not_ends_the_row() => Prop.ForAll(Series, static marks =>
        AbsenceStreak.Of([.. marks, AttendanceMark.Late]) == 0 && AbsenceStreak.Of([.. marks, AttendanceMark.Present]) == 0).QuickCheckThrowOnFailure();

    [Fact]
    public void One_more_absence_is_one_more_in_the_row() => Prop.ForAll(Series, static marks =>
        AbsenceStreak.Of([.. marks, AttendanceMark.AbsentValid]) == AbsenceStreak.Of(marks) + 1).QuickCheckThrowOnFailure();
}
