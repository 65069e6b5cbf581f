using Samsteg.Activities;

namespace Samsteg.Rules;

public sealed class RosterRowInputTests
{
    [Theory]
    [InlineData("present", null, null, AttendanceMark.Present, null)]
    [InlineData("present", "10", "valid", AttendanceMark.Present, null)]
    [InlineData("late", null, null, AttendanceMark.Late, null)]
    [InlineData("late", "10", null, AttendanceMark.Late, 10)]
    [InlineData("absent", null, "valid", AttendanceMark.AbsentValid, null)]
    [InlineData("absent", null, "invalid", AttendanceMark.AbsentInvalid, null)]
    [InlineData("absent", "5", null, AttendanceMark.AbsentInvalid, null)]
    public void A_posted_row_is_read(string mark, string? minutes, string? absence, AttendanceMark expected, int? late)
    {
        new RosterRowInput { Mark = mark, Minutes = minutes, Absence = absence }.TryRead(overrule: false, out var asked).ShouldBeTrue();
        asked.ShouldBe(new AskedMark(expected, late));
    }

    [Theory]
    [InlineData("late", "0")]
    [InlineData("late", "601")]
    [InlineData("late", "-5")]
    [InlineData("late", "tio")]
    [InlineData("here", null)]
    [InlineData("<b>", null)]
    public void What_cannot_be_read_is_refused(string mark, string? minutes) =>
        new RosterRowInput { Mark = mark, Minutes = minutes }.TryRead(overrule: false, out _).ShouldBeFalse();

    [Fact]
    public void A_row_left_unmarked_asks_nothing()
    {
        new RosterRowInput().TryRead(overrule: false, out var asked).ShouldBeTrue();
        asked.ShouldBeNull();
    }

    [Theory]
    [InlineData(AttendanceMark.Present, null)]
    [InlineData(AttendanceMark.Late, null)]
    [InlineData(AttendanceMark.Late, 25)]
    [InlineData(AttendanceMark.AbsentValid, null)]
    public void What_a_conflict_set_aside_can_be_asked_again(AttendanceMark mark, int? minutes)
    {
        var before = new AskedMark(mark, minutes);
        new RosterRowInput { Mark = "absent", Overruled = RosterRowInput.Write(before) }.TryRead(overrule: true, out var asked).ShouldBeTrue();
        asked.ShouldBe(before);
    }
}
