using System.Globalization;
using System.Text.RegularExpressions;

namespace Samsteg.Activities;

/// <summary>When something begins that a calendar repeats (RRULE of RFC 5545): by days, weeks or months. Pure.</summary>
internal static partial class RecurrenceText
{
    /// <summary>Most times of one rule from its first.</summary>
    private const int Most = 20_000;

    /// <summary>Longest rule, in characters; real ones have fewer than a hundred.</summary>
    private const int Longest = 2_000;

    private static readonly DateOnly Beyond = new(2101, 1, 1);

    private static readonly string[] Weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    /// <summary>When it begins, in order; null where the rule is not understood, or gives too many.</summary>
    /// <param name="start">The first time.</param>
    /// <param name="rule">The rule as it is written.</param>
    /// <param name="to">Moment after the last.</param>
    /// <param name="steps">How many times were made on the way, whether they are answered or not.</param>
    public static List<LocalMoment>? Starts(LocalMoment start, string rule, DateTimeOffset to, out int steps)
    {
        steps = 0;
        if (rule.Length > Longest)
        {
            return null;
        }

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
            Ordinal: day.Groups[1].Length == 0 ? 0 : int.Parse(day.Groups[1].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), Weekday: Array.IndexOf(Weekdays, day.Groups[2].Value))).Distinct().ToList();
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
            steps = starts.Count;
            if (steps > Most)
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

    [GeneratedRegex("^([+-]?[1-5])?(SU|MO|TU|WE|TH|FR|SA)$")]
    private static partial Regex WeekdayRule();
}
