using Samsteg.Platform;

namespace Samsteg.Rules.Platform;

public sealed class MessageScheduleTests
{
    [Fact]
    public void Each_pause_is_longer_than_the_one_before_and_the_last_attempt_has_none()
    {
        var pauses = Enumerable.Range(1, RetrySchedule.MostAttempts).Select(RetrySchedule.PauseAfter).ToList();

        pauses[^1].ShouldBeNull();
        pauses.SkipLast(1).ShouldBe(pauses.SkipLast(1).OrderBy(static pause => pause));
        pauses.SkipLast(1).ShouldAllBe(static pause => pause > TimeSpan.Zero);
        RetrySchedule.PauseAfter(int.MaxValue).ShouldBeNull();
    }

    [Theory]
    [InlineData("2026-04-15T04:59:59Z", "2026-04-14T05:00:00Z")] // summer time: seven is five
    [InlineData("2026-04-15T05:00:00Z", "2026-04-15T05:00:00Z")]
    [InlineData("2026-04-15T21:59:00Z", "2026-04-15T05:00:00Z")]
    [InlineData("2026-04-15T22:01:00Z", "2026-04-15T05:00:00Z")] // past midnight in Sweden
    [InlineData("2026-01-15T06:00:00Z", "2026-01-15T06:00:00Z")]
    public void Digests_are_due_at_seven_in_sweden(string now, string before) =>
        DigestSchedule.Before(DateTimeOffset.Parse(now, null)).ShouldBe(DateTimeOffset.Parse(before, null));
}
