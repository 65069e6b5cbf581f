using FsCheck;
using FsCheck.Fluent;
using Samsteg.Activities;

namespace Samsteg.Rules;

public sealed class DeviceClockTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 15, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_tap_that_did_not_wait_was_made_when_it_arrived_whatever_the_clock_says() =>
        DeviceClock.Read(Now.AddYears(-3), Now.AddYears(-3).AddSeconds(2), Now).ShouldBe(default);

    [Fact]
    public void A_tap_that_waited_was_made_when_the_telephone_says() =>
        DeviceClock.Read(Now.AddHours(-5), Now.AddMinutes(2), Now).ShouldBe(new DeviceClock(Now.AddHours(-5), false));

    [Theory]
    [InlineData(-30, 26, "its clock is more than a day off")]
    [InlineData(2, 3, "it lies in the future")]
    [InlineData(1, -2, "it was sent before it was made")]
    [InlineData(-24 * 9, 0, "no telephone keeps it so long")]
    public void A_clock_that_cannot_be_right_is_not_believed(int tappedHours, int sentHours, string because) =>
        DeviceClock.Read(Now.AddHours(tappedHours), Now.AddHours(sentHours), Now).ShouldBe(new DeviceClock(null, true), because);

    [Fact]
    public void What_is_believed_is_never_in_the_future_nor_older_than_is_kept() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<int>(), static (tapped, sent) =>
        {
            var read = DeviceClock.Read(Now.AddMinutes(tapped), Now.AddMinutes(sent), Now);
            return read.TappedAt is not { } at || (!read.IsOff && at <= Now && at >= Now - DeviceClock.LongestWait - TimeSpan.FromDays(1));
        }).QuickCheckThrowOnFailure();
}
