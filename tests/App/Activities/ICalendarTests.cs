using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Samsteg.Activities;
using Samsteg.Platform;

namespace Samsteg.App.Activities;

/// <summary>Calendars as we write them, against another implementation of RFC 5545.</summary>
public sealed class ICalendarTests
{
    private static readonly Gen<string> Words = Gen.Elements("a", "å", " ", ",", ";", "\\", "\n", "\r\n", "\"", ":", "😀", "👩‍👩‍👧", "BEGIN:VEVENT", "\\n", "träffen i Katrineholm", "漢字", "\t")
        .ArrayOf().Select(static parts => string.Concat(parts));

    private static readonly Gen<ICalendarEvent> Events =
        from summary in Words
        from category in Words
        from location in Words
        from hour in Gen.Choose(0, 24 * 365 * 2)
        from minutes in Gen.Choose(1, 600)
        from sequence in Gen.Choose(0, 40)
        from isCancelled in Gen.Elements(true, false)
        let start = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(hour)
        select new ICalendarEvent(Guid.CreateVersion7(), start, start.AddMinutes(minutes), start.AddDays(-3), sequence, isCancelled, summary, category, location, new Uri("https://samsteg.example/x?a=1&b=%C3%A5"));

    [Fact]
    public async Task Any_text_comes_back_as_it_was_written_and_no_line_is_too_long()
    {
        var events = Events.Sample(400, 40).ToList();
        var written = ICalendar.Write("Namn; med, tecken\noch rader", events);

        var lines = Encoding.UTF8.GetString(written).Split("\r\n");
        lines.ShouldAllBe(static line => Encoding.UTF8.GetByteCount(line) <= 75 && !line.Contains('\n') && !line.Contains('\uFFFD'));
        var read = (await ICalendarReading.OfAsync(new ICalendarReading.Asked(Encoding.UTF8.GetString(written)))).Single();

        read.Name.ShouldBe("Namn; med, tecken\noch rader");
        read.Events.Count.ShouldBe(events.Count);
        foreach (var (one, found) in events.Zip(read.Events))
        {
            found.Uid.ShouldBe(one.Uid.ToString());
            (found.Summary ?? "").ShouldBe(one.Summary.ReplaceLineEndings("\n"));
            (found.Location ?? "").ShouldBe(one.Location!.ReplaceLineEndings("\n"));
            (found.Category ?? "").ShouldBe(one.Category.ReplaceLineEndings("\n"));
            (found.Start, found.End, found.Sequence, found.Status).ShouldBe((one.StartsAt, one.EndsAt, one.Sequence, one.IsCancelled ? "CANCELLED" : "CONFIRMED"));
        }
    }

    [Theory]
    [InlineData("2026-03-28", "08:00")]
    [InlineData("2026-03-29", "07:00")]
    [InlineData("2026-10-24", "07:00")]
    [InlineData("2026-10-25", "08:00")]
    public async Task Nine_in_Sweden_is_nine_on_both_sides_of_a_change_of_the_clocks(string day, string utc)
    {
        var at = SwedishTime.At(DateOnly.Parse(day), new TimeOnly(9, 0));
        var written = ICalendar.Write("x", [new ICalendarEvent(Guid.Empty, at, at.AddHours(1), at, 0, false, "x", "x", null, new Uri("https://samsteg.example/"))]);

        (await ICalendarReading.OfAsync(new ICalendarReading.Asked(Encoding.UTF8.GetString(written)))).Single().Events.Single().Start.ShouldBe(DateTimeOffset.Parse($"{day}T{utc}Z"));
    }

    [Theory]
    [InlineData("2026-03-29")] // 23 hours
    [InlineData("2026-07-01")]
    [InlineData("2026-10-25")] // 25 hours
    public async Task A_last_day_is_that_day_whatever_the_clocks_do(string day)
    {
        var on = DateOnly.Parse(day);
        var written = Encoding.UTF8.GetString(ICalendar.Write("x", [new ICalendarEvent(
            Guid.Empty, SwedishTime.At(on, TimeOnly.MinValue), SwedishTime.At(on.AddDays(1), TimeOnly.MinValue), TestClock.Start, 0, false, "x", "x", null, new Uri("https://samsteg.example/"), IsDay: true)]));

        written.ShouldContain($"DTSTART;VALUE=DATE:{on:yyyyMMdd}\r\nDTEND;VALUE=DATE:{on.AddDays(1):yyyyMMdd}\r\n");
        var read = (await ICalendarReading.OfAsync(new ICalendarReading.Asked(written))).Single().Events.Single();
        (SwedishTime.DateOf(read.Start), SwedishTime.DateOf(read.End)).ShouldBe((on, on.AddDays(1)));
    }

    [Fact]
    public void Control_characters_and_halves_of_letters_break_nothing()
    {
        var at = TestClock.Start;
        var written = Encoding.UTF8.GetString(ICalendar.Write("x", [new ICalendarEvent(Guid.Empty, at, at, at, 0, false, "a\0b\u0007c\uD800d", "x", null, new Uri("https://samsteg.example/"))]));

        written.ShouldContain("SUMMARY:abc");
        written.ShouldNotContain("\0");
    }
}
