using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class CallStateTests
{
    [Theory]
    [InlineData("2026-10-15", "2026-10-15T21:59:59.999999Z", CallState.Open)]   // 23:59:59, summer
    [InlineData("2026-10-15", "2026-10-15T22:00:00Z", CallState.Closed)]
    [InlineData("2026-01-31", "2026-01-31T22:59:59Z", CallState.Open)]          // 23:59:59, winter
    [InlineData("2026-01-31", "2026-01-31T23:00:00Z", CallState.Closed)]
    [InlineData("2026-03-29", "2026-03-29T21:59:59Z", CallState.Open)]          // the clock goes on an hour that night: the day ends in summer time
    [InlineData("2026-03-29", "2026-03-29T22:00:00Z", CallState.Closed)]
    [InlineData("2026-03-28", "2026-03-28T22:59:59Z", CallState.Open)]
    [InlineData("2026-03-28", "2026-03-28T23:00:00Z", CallState.Closed)]
    [InlineData("2026-10-25", "2026-10-25T22:59:59Z", CallState.Open)]          // the clock goes back: the day ends in winter time, an hour later
    [InlineData("2026-10-25", "2026-10-25T23:00:00Z", CallState.Closed)]
    [InlineData("2026-10-24", "2026-10-24T21:59:59Z", CallState.Open)]
    [InlineData("2026-10-24", "2026-10-24T22:00:00Z", CallState.Closed)]
    public void A_call_takes_applications_until_the_last_second_of_its_last_day_in_Stockholm(string lastDay, string now, CallState state) =>
        CallStates.Of(new DateOnly(2026, 1, 1), DateOnly.Parse(lastDay), null, DateTimeOffset.Parse(now)).ShouldBe(state);

    [Theory]
    [InlineData("2026-03-29", "2026-03-28T22:59:59Z", CallState.Coming)]
    [InlineData("2026-03-29", "2026-03-28T23:00:00Z", CallState.Open)]
    [InlineData("2026-10-25", "2026-10-24T21:59:59Z", CallState.Coming)]
    [InlineData("2026-10-25", "2026-10-24T22:00:00Z", CallState.Open)]
    public void A_call_opens_at_the_first_moment_of_its_first_day(string firstDay, string now, CallState state) =>
        CallStates.Of(DateOnly.Parse(firstDay), null, null, DateTimeOffset.Parse(now)).ShouldBe(state);

    [Fact]
    public void A_call_without_a_last_day_is_closed_by_hand()
    {
        var closed = new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

        CallStates.Of(new DateOnly(2026, 1, 1), null, closed, closed.AddTicks(-1)).ShouldBe(CallState.Open);
        CallStates.Of(new DateOnly(2026, 1, 1), null, closed, closed).ShouldBe(CallState.Closed);
        CallStates.Of(new DateOnly(2026, 1, 1), new DateOnly(2027, 1, 1), closed, closed).ShouldBe(CallState.Closed);
    }
}
