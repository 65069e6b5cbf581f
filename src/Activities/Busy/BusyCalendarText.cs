using System.Globalization;
using System.Text.RegularExpressions;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A time at which somebody is busy.</summary>
/// <param name="StartsAt">From.</param>
/// <param name="EndsAt">To.</param>
public readonly record struct BusyTime(DateTimeOffset StartsAt, DateTimeOffset EndsAt)
{
    /// <summary>The same times, those that meet or overlap as one: how many things there were is nobody's affair.</summary>
    public static IReadOnlyList<BusyTime> Merged(IEnumerable<BusyTime> times)
    {
        var merged = new List<BusyTime>();
        foreach (var time in times.OrderBy(static time => time.StartsAt))
        {
            if (merged.Count > 0 && merged[^1].EndsAt >= time.StartsAt)
            {
                merged[^1] = merged[^1] with { EndsAt = time.EndsAt > merged[^1].EndsAt ? time.EndsAt : merged[^1].EndsAt };
            }
            else
            {
                merged.Add(time);
            }
        }

        return merged;
    }
}

/// <summary>
/// Reads from a calendar (RFC 5545) when somebody is busy, and nothing else of it. Strict and small: events with a beginning and an end or a length, repeated by
/// days, weeks or months, with days left out or moved. What is called off or marked as free takes no time. What is said in other ways is counted as not understood. Pure.
/// </summary>
internal static partial class BusyCalendarText
{
    /// <summary>Most times that one calendar gives, and most times of one rule from its first.</summary>
    private const int Most = 20_000;

    /// <summary>What all rules of one calendar may cost, counted in times; each costs this much at least.</summary>
    private const int MostSteps = 2_000_000;
    private const int LeastSteps = 1_000;

    private static readonly DateOnly Beyond = new(2101, 1, 1);

    private static readonly string[] Weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    /// <summary>What the text says of a period; null when it is no calendar.</summary>
    /// <param name="text">The file.</param>
    /// <param name="from">First moment.</param>
    /// <param name="to">Moment after the last.</param>
    public static Found? Read(string text, DateTimeOffset from, DateTimeOffset to)
    {
        var lines = Folded().Replace(text, string.Empty).Split('\n').Select(static line => line.TrimEnd('\r')).Where(static line => line.Length > 0).ToList();
        if (lines.Count == 0 || !lines[0].TrimStart('\uFEFF').Equals("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var events = Events(lines).ToList();
        var moved = events.Where(static one => one.RecurrenceId is not null).Select(static one => (one.Uid, At: one.RecurrenceId!.Value.Moment)).ToHashSet();
        var (times, notUnderstood, steps) = (new List<BusyTime>(), 0, 0);
        foreach (var one in events)
        {
            if (!one.IsUnderstood || times.Count > Most)
            {
                notUnderstood++;
            }
            else if (one is { IsFree: false, Start: { } start })
            {
                var starts = one.Rule is null ? [start] : steps > MostSteps ? null : Repeated(start, one.Rule, to);
                steps += one.Rule is null ? 0 : Math.Max(LeastSteps, starts?.Count ?? 0);
                if (starts is null)
                {
                    notUnderstood++;
                    continue;
                }

                times.AddRange(starts
                    .Where(at => !one.Except.Contains(at.Moment) && (one.RecurrenceId is not null || !moved.Contains((one.Uid, at.Moment))))
                    .Select(at => new BusyTime(at.Moment, one.EndOf(at)))
                    .Where(time => time.EndsAt > time.StartsAt && time.StartsAt < to && time.EndsAt > from));
            }
        }

        return new Found(times, notUnderstood);
    }

    private static IEnumerable<Event> Events(IEnumerable<string> lines)
    {
        Event? current = null;
        var within = 0;
        foreach (var line in lines)
        {
            if (current is null)
            {
                current = line.Equals("BEGIN:VEVENT", StringComparison.OrdinalIgnoreCase) ? new Event() : null;
            }
            else if (line.StartsWith("BEGIN:", StringComparison.OrdinalIgnoreCase))
            {
                within++; // an alarm
            }
            else if (within > 0)
            {
                within -= line.StartsWith("END:", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
            }
            else if (line.Equals("END:VEVENT", StringComparison.OrdinalIgnoreCase))
            {
                yield return current;
                current = null;
            }
            else
            {
                current.Take(line);
            }
        }
    }

    /// <summary>When something that is repeated begins, in order and before a moment; null where the rule is not understood.</summary>
    private static List<LocalMoment>? Repeated(LocalMoment start, string rule, DateTimeOffset to)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in rule.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=') is not [var name, var value] || !parts.TryAdd(name, value))
            {
                return null;
            }
        }

        string? Take(string name) => parts.Remove(name, out var value) ? value.ToUpperInvariant() : null;
        var (frequency, every, count, until, byDay, weekStart) = (Take("FREQ"), Take("INTERVAL"), Take("COUNT"), Take("UNTIL"), Take("BYDAY"), Take("WKST"));
        var days = (byDay ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(static day => WeekdayRule().Match(day)).ToList();
        LocalMoment? last = null;
        if (parts.Count > 0 || days.Exists(static day => !day.Success) || !Number(every ?? "1", out var interval) || !Number(count ?? "1", out var times)
            || (until is not null && (count is not null || (last = LocalMoment.Of(until, null, start.Zone)) is null))
            || (weekStart is not null && !Weekdays.Contains(weekStart)))
        {
            return null;
        }

        var wanted = days.Select(static day => (
            Ordinal: day.Groups[1].Length == 0 ? 0 : int.Parse(day.Groups[1].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), Weekday: Array.IndexOf(Weekdays, day.Groups[2].Value))).Distinct().ToList(); // the same said often costs no more
        if (frequency != "MONTHLY" && wanted.Exists(static day => day.Ordinal != 0))
        {
            return null;
        }

        var dates = frequency switch
        {
            "DAILY" => Daily(start.Date, interval, [.. wanted.Select(static day => day.Weekday)]),
            "WEEKLY" => Weekly(start.Date, interval, [.. wanted.Select(static day => day.Weekday)], Array.IndexOf(Weekdays, weekStart ?? "MO")),
            "MONTHLY" => Monthly(start.Date, interval, wanted),
            _ => null,
        };
        if (dates is null)
        {
            return null;
        }

        var starts = new List<LocalMoment>();
        foreach (var date in dates)
        {
            var at = start with { Date = date };
            if (at.Moment >= to || (last is { } end && (end.IsDay ? at.Date > end.Date : at.Moment > end.Moment)) || (count is not null && starts.Count == times))
            {
                return starts;
            }

            starts.Add(at);
            if (starts.Count > Most)
            {
                return null;
            }
        }

        return starts;
    }

    private static IEnumerable<DateOnly> Daily(DateOnly first, int every, int[] weekdays) =>
        Steps(first, every).Select(step => first.AddDays(step * every)).Where(day => weekdays.Length == 0 || weekdays.Contains((int)day.DayOfWeek));

    private static IEnumerable<DateOnly> Weekly(DateOnly first, int every, int[] weekdays, int weekStart)
    {
        var wanted = weekdays.Length == 0 ? [(int)first.DayOfWeek] : weekdays;
        var week = first.AddDays(-(((int)first.DayOfWeek - weekStart + 7) % 7));
        return Steps(first, 7 * every).SelectMany(step => Enumerable.Range(0, 7).Select(day => week.AddDays((7 * step * every) + day))).Where(day => day >= first && wanted.Contains((int)day.DayOfWeek));
    }

    private static IEnumerable<DateOnly> Monthly(DateOnly first, int every, List<(int Ordinal, int Weekday)> wanted)
    {
        var month = new DateOnly(first.Year, first.Month, 1);
        return Steps(first, 28 * every).SelectMany(step => OfMonth(month.AddMonths(step * every), first.Day, wanted)).Where(day => day >= first);
    }

    private static IEnumerable<DateOnly> OfMonth(DateOnly month, int day, List<(int Ordinal, int Weekday)> wanted)
    {
        var length = DateTime.DaysInMonth(month.Year, month.Month);
        if (wanted.Count == 0)
        {
            return day <= length ? [month.AddDays(day - 1)] : [];
        }

        return Enumerable.Range(0, length).Select(month.AddDays).Where(date => wanted.Exists(one => one.Weekday == (int)date.DayOfWeek
            && (one.Ordinal == 0 || one.Ordinal == ((date.Day - 1) / 7) + 1 || one.Ordinal == -(((length - date.Day) / 7) + 1))));
    }

    /// <summary>As many steps of so many days as reach past everything that is asked for.</summary>
    private static IEnumerable<int> Steps(DateOnly first, int days) => Enumerable.Range(0, ((Beyond.DayNumber - first.DayNumber) / days) + 1);

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is >= 1 and <= 1000;

    [GeneratedRegex(@"\r?\n[ \t]")]
    private static partial Regex Folded();

    [GeneratedRegex("^([+-]?[1-5])?(SU|MO|TU|WE|TH|FR|SA)$")]
    private static partial Regex WeekdayRule();

    [GeneratedRegex(@"^\+?P(?:(\d{1,4})W|(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,4})M)?(?:(\d{1,5})S)?)?)$")]
    private static partial Regex LengthRule();

    /// <summary>When somebody is busy, and how many events were not understood.</summary>
    public sealed record Found(IReadOnlyList<BusyTime> Times, int NotUnderstood);

    /// <summary>A day, or a time of a day by the clock of a zone.</summary>
    private readonly record struct LocalMoment(DateOnly Date, TimeOnly Time, bool IsDay, TimeZoneInfo Zone)
    {
        /// <summary>The moment; a time that spring skips is moved on, of one that comes twice in autumn it is the first (3.3.5).</summary>
        public DateTimeOffset Moment
        {
            get
            {
                var local = Date.ToDateTime(Time);
                if (Zone.IsInvalidTime(local))
                {
                    local = local.AddHours(1);
                }

                var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
                return new DateTimeOffset(local, offset).ToUniversalTime();
            }
        }

        /// <summary>As it is written; null when it is not understood. Without a zone it is in that of what it belongs to, or Sweden's.</summary>
        public static LocalMoment? Of(string value, string? zoneName, TimeZoneInfo? otherwise = null)
        {
            var zone = otherwise ?? SwedishTime.Zone;
            if (zoneName is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(zoneName, out zone))
            {
                return null;
            }

            var isUtc = value.EndsWith('Z');
            var isDay = value.Length == 8;
            return DateTime.TryParseExact(isUtc ? value[..^1] : value, isDay ? "yyyyMMdd" : "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
                && read.Year is >= 1970 and <= 2100
                    ? new LocalMoment(DateOnly.FromDateTime(read), TimeOnly.FromDateTime(read), isDay, isUtc ? TimeZoneInfo.Utc : zone)
                    : null;
        }
    }

    /// <summary>What is kept of an event while it is read.</summary>
    private sealed class Event
    {
        private LocalMoment? _end;
        private (int Days, TimeSpan Time)? _length;

        public string Uid { get; private set; } = string.Empty;

        public LocalMoment? Start { get; private set; }

        public LocalMoment? RecurrenceId { get; private set; }

        public string? Rule { get; private set; }

        public bool IsFree { get; private set; }

        public bool IsUnderstood => _isUnderstood && Start is not null;

        public HashSet<DateTimeOffset> Except { get; } = [];

        private bool _isUnderstood = true;

        /// <summary>When it is over that begins then: after as long (from an end), or at the same hour as many days later (from a length).</summary>
        public DateTimeOffset EndOf(LocalMoment start)
        {
            if (_length is { } length)
            {
                return (start with { Date = start.Date.AddDays(length.Days) }).Moment + length.Time;
            }

            if (_end is not { } end)
            {
                return start.IsDay ? (start with { Date = start.Date.AddDays(1) }).Moment : start.Moment;
            }

            return start.IsDay ? (start with { Date = start.Date.AddDays(end.Date.DayNumber - Start!.Value.Date.DayNumber) }).Moment : start.Moment + (end.Moment - Start!.Value.Moment);
        }

        public void Take(string line)
        {
            if (Property().Match(line) is not { Success: true } match)
            {
                _isUnderstood = false;
                return;
            }

            var (parameters, value) = (match.Groups["parameters"].Value, match.Groups["value"].Value.Trim());
            switch (match.Groups["name"].Value.ToUpperInvariant())
            {
                case "UID":
                    Uid = value;
                    break;
                case "DTSTART":
                    Start = Understood(value, parameters);
                    break;
                case "DTEND":
                    _end = Understood(value, parameters);
                    break;
                case "DURATION":
                    _length = LengthOf(value);
                    _isUnderstood &= _length is not null;
                    break;
                case "RECURRENCE-ID":
                    RecurrenceId = Understood(value, parameters);
                    _isUnderstood &= !parameters.Contains("RANGE", StringComparison.OrdinalIgnoreCase);
                    break;
                case "EXDATE":
                    foreach (var day in value.Split(','))
                    {
                        if (Understood(day, parameters) is { } left)
                        {
                            Except.Add(left.Moment);
                        }
                    }

                    break;
                case "RRULE":
                    _isUnderstood &= Rule is null;
                    Rule = value;
                    break;
                case "RDATE" or "EXRULE":
                    _isUnderstood = false;
                    break;
                case "TRANSP":
                    IsFree |= value.Equals("TRANSPARENT", StringComparison.OrdinalIgnoreCase);
                    break;
                case "STATUS":
                    IsFree |= value.Equals("CANCELLED", StringComparison.OrdinalIgnoreCase);
                    break;
            }
        }

        private LocalMoment? Understood(string value, string parameters)
        {
            var moment = LocalMoment.Of(value, ZoneName().Match(parameters) is { Success: true } zone ? zone.Groups["zone"].Value : null);
            _isUnderstood &= moment is not null;
            return moment;
        }

        private static (int Days, TimeSpan Time)? LengthOf(string value)
        {
            if (LengthRule().Match(value.ToUpperInvariant()) is not { Success: true } match)
            {
                return null;
            }

            int Of(int group) => match.Groups[group].Length == 0 ? 0 : int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
            return ((7 * Of(1)) + Of(2), new TimeSpan(Of(3), Of(4), Of(5)));
        }
    }

    [GeneratedRegex("""^(?<name>[A-Za-z0-9-]+)(?<parameters>(?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(?<value>.*)$""")]
    private static partial Regex Property();

    [GeneratedRegex("""(?i);TZID="?(?<zone>[^";:,]+)"?""")]
    private static partial Regex ZoneName();
}
