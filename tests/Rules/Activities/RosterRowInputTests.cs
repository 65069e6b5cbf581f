using Samsteg.Activities;

namespace Samsteg.Rules;

public sealed class RosterRowInputTests
{
    [Theory]
    [InlineData("present", null, null, Mark.Present, null)]
    [InlineData("present", "10", "valid", Mark.Present, null)]
    [InlineData("late", null, null, Mark.Late, null)]
    [InlineData("late", "10", null, Mark.Late, 10)]
    [InlineData("absent", null, "valid", Mark.AbsentValid, null)]
    [InlineData("absent", null, "invalid", Mark.AbsentInvalid, null)]
    [InlineData("absent", "5", null, Mark.AbsentInvalid, null)]
    public void A_posted_row_is_read(string mark, string? minutes, string? absence, Mark expected, int? late)
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
    [InlineData(Mark.Present, null)]
    [InlineData(Mark.Late, null)]
    [InlineData(Mark.Late, 25)]
    [InlineData(Mark.AbsentValid, null)]
    public void What_a_conflict_set_aside_can_be_asked_again(Mark mark, int? minutes)
    {
        var before = new AskedMark(mark, minutes);
        new RosterRowInput { Mark = "absent", Overruled = RosterRowInput.Write(before) }.TryRead(overrule: true, out var asked).ShouldBeTrue();
        asked.ShouldBe(before);
    }
}
