using System.Globalization;
using System.Text.RegularExpressions;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>
/// Reads from a calendar (RFC 5545) when somebody is busy, and nothing else of it. Strict and small: events with a beginning and an end or a length, repeated by
/// days, weeks or months, with days left out or moved. What is called off or marked as free takes no time. What is said in other ways is counted as not understood. Pure.
/// </summary>
internal static partial class BusyCalendarText
{
    /// <summary>Most times that one calendar gives.</summary>
    private const int Most = 20_000;

    /// <summary>What all rules of one calendar may cost, counted in times; each costs this much at least.</summary>
    private const int MostSteps = 2_000_000;
    private const int LeastSteps = 1_000;

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
                var made = 0;
                var starts = one.Rule is null ? [start] : steps > MostSteps ? null : RecurrenceText.Starts(start, one.Rule, to, out made);
                steps += one.Rule is null ? 0 : Math.Max(LeastSteps, made);
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

    [GeneratedRegex(@"\r?\n[ \t]")]
    private static partial Regex Folded();

    [GeneratedRegex(@"^\+?P(?:(\d{1,4})W|(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,4})M)?(?:(\d{1,5})S)?)?)$")]
    private static partial Regex LengthRule();

    /// <summary>When somebody is busy, and how many events were not understood.</summary>
    public sealed record Found(IReadOnlyList<BusyTime> Times, int NotUnderstood);

    /// <summary>What is kept of an event while it is read.</summary>
    private sealed class Event
    {
        private LocalMoment? _end;
        private (int Days, TimeSpan Time)? _length;
        private bool _isUnderstood = true;

        public string Uid { get; private set; } = string.Empty;

        public LocalMoment? Start { get; private set; }

        public LocalMoment? RecurrenceId { get; private set; }

        public string? Rule { get; private set; }

        public bool IsFree { get; private set; }

        public bool IsUnderstood => _isUnderstood && Start is not null;

        public HashSet<DateTimeOffset> Except { get; } = [];

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
