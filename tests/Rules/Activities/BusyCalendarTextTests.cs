using System.Globalization;
using Samsteg.Activities;

namespace Samsteg.Rules;

public sealed class BusyCalendarTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("<html>BEGIN:VCALENDAR</html>")]
    [InlineData("BEGIN:VEVENT\r\nEND:VEVENT")]
    public void What_is_no_calendar_is_none(string text) => BusyCalendarText.Read(text, Moment("2026-01-01T00:00Z"), Moment("2027-01-01T00:00Z")).ShouldBeNull();

    [Fact]
    public void A_time_without_a_zone_is_Swedens_and_a_day_is_from_midnight_to_midnight() =>
        Read("DTSTART:20260415T090000\nDTEND:20260415T100000", "DTSTART;VALUE=DATE:20260329").Times
            .ShouldBe([Time("2026-04-15T07:00Z", "2026-04-15T08:00Z"), Time("2026-03-28T23:00Z", "2026-03-29T22:00Z")]);

    [Fact]
    public void What_is_free_called_off_or_without_length_takes_no_time() =>
        Read("DTSTART:20260415T090000Z\nDTEND:20260415T100000Z\nTRANSP:TRANSPARENT", "DTSTART:20260415T090000Z\nDURATION:PT1H\nSTATUS:CANCELLED", "DTSTART:20260415T090000Z")
            .ShouldSatisfyAllConditions(found => found.Times.ShouldBeEmpty(), found => found.NotUnderstood.ShouldBe(0));

    [Fact]
    public void A_meeting_of_a_series_that_was_moved_is_where_it_was_moved_to() =>
        Read(
                "UID:a\nDTSTART:20260413T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3",
                "UID:a\nRECURRENCE-ID:20260414T090000Z\nDTSTART:20260414T150000Z\nDURATION:PT30M").Times
            .ShouldBe([Time("2026-04-13T09:00Z", "2026-04-13T10:00Z"), Time("2026-04-15T09:00Z", "2026-04-15T10:00Z"), Time("2026-04-14T15:00Z", "2026-04-14T15:30Z")]);

    [Fact]
    public void Days_left_out_are_left_out_also_after_one_that_was_never_meant() =>
        Read("DTSTART:20260413T090000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3\nEXDATE:20260413T090000Z,20260420T090000Z,20260427T090000Z").Times
            .ShouldBe([Time("2026-05-11T09:00Z", "2026-05-11T10:00Z")]);

    [Fact]
    public void A_zone_may_have_the_name_that_Windows_gives_it() =>
        Read("DTSTART;TZID=\"W. Europe Standard Time\":20260715T090000\nDURATION:PT1H").Times.ShouldBe([Time("2026-07-15T07:00Z", "2026-07-15T08:00Z")]);

    [Theory]
    [InlineData("DTSTART:20260415T090000Z\nRRULE:FREQ=YEARLY")]
    [InlineData("DTSTART:20260415T090000Z\nRRULE:FREQ=MONTHLY;BYSETPOS=1;BYDAY=MO")]
    [InlineData("DTSTART:20260415T090000Z\nRRULE:FREQ=DAILY;INTERVAL=0")]
    [InlineData("DTSTART:20260415T090000Z\nRRULE:FREQ=WEEKLY;BYDAY=2MO")]
    [InlineData("DTSTART:20260415T090000Z\nRRULE:FREQ=DAILY;COUNT=2;UNTIL=20260501T000000Z")]
    [InlineData("DTSTART:20260415T090000Z\nRDATE:20260416T090000Z")]
    [InlineData("DTSTART;TZID=Customized:20260415T090000")]
    [InlineData("DTSTART:20260230T090000Z")]
    [InlineData("DTSTART:00010101T090000Z\nRRULE:FREQ=DAILY")]
    [InlineData("DTEND:20260415T090000Z")]
    [InlineData("DTSTART:20260415T090000Z\nDURATION:1 hour")]
    [InlineData("DTSTART:20260415T090000Z\nno property")]
    public void What_is_said_in_other_ways_is_counted_and_left_out(string lines) =>
        Read(lines).ShouldSatisfyAllConditions(found => found.Times.ShouldBeEmpty(), found => found.NotUnderstood.ShouldBe(1));

    [Fact]
    public void Rules_that_never_end_or_never_come_cost_no_more_than_so_much() =>
        Read([.. Enumerable.Repeat("DTSTART:19800101T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;INTERVAL=7;BYDAY=MO", 20_000)]).NotUnderstood.ShouldBeGreaterThan(17_000);

    [Theory]
    [InlineData("DTSTART:19700101T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY", 2_500)]
    [InlineData("DTSTART:19700131T090000Z\nDURATION:PT1H\nRRULE:FREQ=MONTHLY;BYDAY={0}", 1)]
    [InlineData("DTSTART:19700101T090000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;BYDAY={1}", 1)]
    public void A_rule_made_to_cost_much_is_not_read_and_does_not_make_much(string rule, int times)
    {
        var lines = rule.Replace("{0}", string.Join(',', Enumerable.Repeat("5SU", 400_000)), StringComparison.Ordinal).Replace("{1}", string.Join(',', Enumerable.Repeat("SU", 600_000)), StringComparison.Ordinal);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Read([.. Enumerable.Repeat(lines, times)]).NotUnderstood.ShouldBe(times);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(400_000_000); // work that another's load does not change
    }

    [Theory]
    [InlineData("DTSTART;TZID={0}:20260415T090000\nDURATION:PT1H")]
    [InlineData("DTSTART;TZID=../../../../etc/passwd:20260415T090000\nDURATION:PT1H")]
    [InlineData("DTSTART:20991231T235959Z\nDURATION:P9999W")]
    [InlineData("DTSTART:21001231T235959Z\nDTEND:19700101T000000Z\nRRULE:FREQ=DAILY;INTERVAL=1000")]
    [InlineData("DTSTART:19700101T000000Z\nDTEND:21001231T000000Z\nRRULE:FREQ=MONTHLY;INTERVAL=1000;BYDAY=-5SU")]
    [InlineData("DTSTART;VALUE=DATE:19700101\nDTEND;VALUE=DATE:21001231\nRRULE:FREQ=WEEKLY;INTERVAL=1000;UNTIL=21001231")]
    [InlineData("DTSTART;VALUE=DATE:21001231\nDTEND;VALUE=DATE:19700101")]
    [InlineData("DTSTART;TZID=Pacific/Apia:20111230T090000\nDURATION:PT9999H9999M99999S\nRRULE:FREQ=DAILY;BYDAY=FR;COUNT=1000")]
    [InlineData("DTSTART:20260415T090000Z\nRRULE:=;=;;")]
    [InlineData("DTSTART:Z\nDTEND:\nEXDATE:,,,Z\nRECURRENCE-ID:")]
    public void What_is_made_to_break_it_does_not(string lines) => Should.NotThrow(() => Read(lines.Replace("{0}", new string('x', 500_000), StringComparison.Ordinal)));

    [Fact]
    public void How_many_things_there_are_at_once_is_not_kept() =>
        BusyTime.Merged([Time("2026-04-15T09:00Z", "2026-04-15T10:00Z"), Time("2026-04-15T08:00Z", "2026-04-15T12:00Z"), Time("2026-04-15T12:00Z", "2026-04-15T13:00Z"), Time("2026-04-15T14:00Z", "2026-04-15T15:00Z")])
            .ShouldBe([Time("2026-04-15T08:00Z", "2026-04-15T13:00Z"), Time("2026-04-15T14:00Z", "2026-04-15T15:00Z")]);

    private static BusyCalendarText.Found Read(params string[] events) => BusyCalendarText.Read(
        $"BEGIN:VCALENDAR\n{string.Concat(events.Select(static one => $"BEGIN:VEVENT\n{one}\nEND:VEVENT\n"))}END:VCALENDAR", Moment("2026-01-01T00:00Z"), Moment("2027-01-01T00:00Z"))!;

    private static BusyTime Time(string from, string to) => new(Moment(from), Moment(to));

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
