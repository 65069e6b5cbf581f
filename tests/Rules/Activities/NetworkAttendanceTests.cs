using Samsteg.Activities;

namespace Samsteg.Rules.Activities;

public sealed class NetworkAttendanceTests
{
    private static readonly DateOnly Start = new(2026, 1, 1);

    [Theory]
    [InlineData("", 0, 0, false)]
    [InlineData("00", 0, 2, false)]
    [InlineData("000", 0, 3, true)]
    [InlineData("1000", 1, 4, true)]
    [InlineData("0001", 1, 4, false)]
    [InlineData("0100", 1, 4, false)]
    public void A_member_is_away_when_it_came_to_none_of_the_last_three(string came, int times, int held, bool isAway) =>
        NetworkAttendance.Of(Start, null, Meetings(came)).ShouldBe(new NetworkAttendance(times, held, isAway));

    [Fact]
    public void Meetings_before_it_joined_and_after_it_left_are_not_its() =>
        NetworkAttendance.Of(Start.AddDays(10), Start.AddDays(30), Meetings("01100")).ShouldBe(new NetworkAttendance(2, 3, false));

    [Fact]
    public void Who_has_left_is_not_away() => NetworkAttendance.Of(Start, Start.AddDays(100), Meetings("0000")).IsAway.ShouldBeFalse();

    /// <summary>A meeting each tenth day, the first on the start; 1 where the member came.</summary>
    private static IEnumerable<(DateOnly Day, bool Came)> Meetings(string came) => came.Select(static (sign, number) => (Start.AddDays(10 * number), sign == '1'));
}
