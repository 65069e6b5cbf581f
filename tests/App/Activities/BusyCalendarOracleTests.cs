using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Samsteg.Activities;
using Samsteg.Platform;

namespace Samsteg.App.Activities;

/// <summary>When calendars are busy as we read them, against another implementation of RFC 5545.</summary>
public sealed class BusyCalendarOracleTests
{
    private const int Calendars = 400;
    private const string From = "2026-01-01T00:00:00Z";
    private const string To = "2027-02-01T00:00:00Z";
    private static readonly string[] Weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    private static readonly Gen<string> Events =
        from day in Gen.Choose(-700, 600).Select(static days => new DateOnly(2026, 3, 1).AddDays(days))
        from hour in Gen.Choose(4, 16)
        from minute in Gen.Elements(0, 15, 50)
        from minutes in Gen.Choose(5, 300)
        from form in Gen.Elements("zone", "zone", "utc", "day")
        from length in Gen.Elements("end", "duration")
        from rule in RulesOf(day)
        from without in Gen.Choose(0, 1) // of several days left out the library misses those after one that is none of the rule's
        select Event(day, hour, minute, minutes, form, length, rule, without);

    [Fact]
    public async Task Any_calendar_is_busy_when_another_implementation_says_so()
    {
        var calendars = Events.ArrayOf(4).Sample(Calendars, 50).Select(static events =>
            $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\n{Zone}{string.Concat(events.Select(static (one, number) => one.Replace("UID:", $"UID:{number}-", StringComparison.Ordinal)))}END:VCALENDAR\r\n").ToList();

        var expected = await ICalendarReading.OfAsync([.. calendars.Select(static text => new ICalendarReading.Asked(text, From, To))]);

        expected.Sum(static calendar => calendar.Events.Sum(static one => one.Times.Count)).ShouldBeGreaterThan(10 * Calendars);
        foreach (var (text, other) in calendars.Zip(expected))
        {
            var found = BusyCalendarText.Read(text, Moment(From), Moment(To)).ShouldNotBeNull();
            found.NotUnderstood.ShouldBe(0, text);
            found.Times.Order(ByTime).ShouldBe(other.Events.SelectMany(static one => one.Times).Select(static pair => new BusyTime(pair[0], pair[1])).Order(ByTime), text);
        }
    }

    /// <summary>As Outlook and others describe Stockholm.</summary>
    private const string Zone = """
        BEGIN:VTIMEZONE
        TZID:Europe/Stockholm
        BEGIN:DAYLIGHT
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        DTSTART:19810329T020000
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        END:DAYLIGHT
        BEGIN:STANDARD
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        DTSTART:19961027T030000
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        END:STANDARD
        END:VTIMEZONE

        """;

    private static Comparer<BusyTime> ByTime { get; } = Comparer<BusyTime>.Create(static (one, other) => (one.StartsAt, one.EndsAt).CompareTo((other.StartsAt, other.EndsAt)));

    /// <summary>Rules of which the first day is a day.</summary>
    private static Gen<string?> RulesOf(DateOnly day)
    {
        var weekday = Weekdays[(int)day.DayOfWeek];
        var ordinal = ((day.Day - 1) / 7) + 1;
        var end = from kind in Gen.Choose(0, 2)
                  from number in Gen.Choose(1, 60)
                  select kind switch { 0 => "", 1 => $";COUNT={number}", _ => $";UNTIL={day.AddDays(number * 5):yyyyMMdd}T235959Z" };
        var rules = from frequency in Gen.Elements("DAILY", "DAILY;BYDAY", "WEEKLY", "WEEKLY;BYDAY", "MONTHLY", "MONTHLY;BYDAY", "MONTHLY;LAST")
                    from every in Gen.Choose(1, 4)
                    from others in Gen.SubListOf(Weekdays)
                    from last in end
                    from week in Gen.Elements("", ";WKST=SU", ";WKST=MO")
                    let days = string.Join(',', others.Append(weekday).Distinct())
                    select frequency switch
                    {
                        "DAILY;BYDAY" => $"FREQ=DAILY;BYDAY={days}{last}",
                        "WEEKLY;BYDAY" => $"FREQ=WEEKLY;INTERVAL={every};BYDAY={days}{week}{last}",
                        "MONTHLY;BYDAY" => $"FREQ=MONTHLY;INTERVAL={every};BYDAY={ordinal}{weekday}{last}",
                        "MONTHLY;LAST" => day.AddDays(7).Month == day.Month ? null : $"FREQ=MONTHLY;BYDAY=-1{weekday}{last}",
                        _ => $"FREQ={frequency};INTERVAL={every}{last}",
                    };
        return Gen.Frequency((1, Gen.Constant<string?>(null)), (4, rules));
    }

    private static string Event(DateOnly day, int hour, int minute, int minutes, string form, string length, string? rule, int without)
    {
        var at = day.ToDateTime(new TimeOnly(hour, minute));
        var parameters = form switch { "zone" => ";TZID=Europe/Stockholm", "day" => ";VALUE=DATE", _ => "" };
        string Written(DateTime moment) => form == "day" ? moment.ToString("yyyyMMdd", CultureInfo.InvariantCulture) : moment.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture) + (form == "utc" ? "Z" : "");
        var until = rule is not null && form == "day" ? rule.Replace("T235959Z", "", StringComparison.Ordinal) : rule;
        var days = 1 + (minutes % 3);
        return string.Join("\r\n", new[]
        {
            "BEGIN:VEVENT",
            "UID:x",
            $"DTSTART{parameters}:{Written(at)}",
            length == "end" ? $"DTEND{parameters}:{Written(form == "day" ? at.AddDays(days) : at.AddMinutes(minutes))}" : $"DURATION:{(form == "day" ? $"P{days}D" : $"PT{minutes}M")}",
            until is null ? null : $"RRULE:{until}",
            until is null || without == 0 ? null : $"EXDATE{parameters}:{string.Join(',', Enumerable.Range(0, without).Select(number => Written(at.AddDays(7 * number))))}",
            "SUMMARY:Hemligt; med\\, tecken",
            " och mer",
            "BEGIN:VALARM",
            "TRIGGER:-PT15M",
            "DURATION:PT5M",
            "END:VALARM",
            "END:VEVENT",
            "",
        }.OfType<string>());
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
