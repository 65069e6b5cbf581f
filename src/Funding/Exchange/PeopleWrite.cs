using System.Globalization;
using System.Text.RegularExpressions;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Numbers, amounts, days and ticks as people write them in documents.</summary>
internal static partial class PeopleWrite
{
    private static readonly string[] NumberWords = ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

    /// <summary>A number that a text is, or begins with: "ca 30", "30 deltagare", "3 880 000 kr", "3 880 tkr", "fyra".</summary>
    /// <returns>The number, and whether it is all that the text says; null for none, and for a span ("7–8").</returns>
    public static (decimal Number, bool IsAll)? Number(string text)
    {
        var words = text.Trim();
        if (HumanInput.TryNumber(words, out var whole))
        {
            return (whole, true);
        }

        if (Array.FindIndex(NumberWords, word => word.Equals(words.Split(' ')[0], StringComparison.OrdinalIgnoreCase)) is var named and > 0)
        {
            return (named, !words.Contains(' '));
        }

        if (Amount().Match(words) is not { Success: true } found || !HumanInput.TryNumber(found.Groups["number"].Value, out var number))
        {
            return null;
        }

        var times = found.Groups["unit"].Value.ToLowerInvariant() switch { "tkr" or "kkr" or "tusen" => 1_000m, "mkr" or "mnkr" or "msek" or "miljoner" or "miljon" => 1_000_000m, _ => 1m };
        return Math.Abs(number) < MoneyField.Limit ? (number * times, found.Groups["about"].Length == 0 && found.Groups["rest"].Value.Trim(' ', '.', ',') is "" or "kr" or "kronor" or "sek" or "st" or "%" or "procent") : null;
    }

    /// <summary>The two ends of a span: "7–8", "4 till 6", "1-2 personer".</summary>
    public static (decimal Least, decimal Most)? Span(string text) =>
        Between().Match(text.Trim()) is { Success: true } found && HumanInput.TryNumber(found.Groups[1].Value, out var least) && HumanInput.TryNumber(found.Groups[2].Value, out var most) && least <= most
            ? (least, most) : null;

    /// <summary>Every day in a text, in order, each with where it stands; of a month, its first and last day.</summary>
    public static IReadOnlyList<WrittenDay> Days(string text)
    {
        var days = new List<WrittenDay>();
        foreach (Match found in Day().Matches(text))
        {
            if (HumanInput.TryDay(Spaces().Replace(found.Value.Trim(), " "), out var day) || TryShortMonth(found.Value, out day))
            {
                days.Add(new WrittenDay(day, day, found.Index, found.Length));
            }
            else if (found.Groups["month"] is { Success: true } month && int.TryParse(found.Groups["year"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
                && MonthOf(month.Value) is { } number && year is > 1900 and < 2200)
            {
                var first = new DateOnly(year, number, 1);
                days.Add(new WrittenDay(first, first.AddMonths(1).AddDays(-1), found.Index, found.Length));
            }
        }

        return days;
    }

    /// <summary>The words beside boxes that are ticked; null when there are no boxes.</summary>
    public static IReadOnlyList<string>? Ticked(string text)
    {
        var boxes = Box().Matches(text).ToList();
        if (boxes.Count == 0)
        {
            return null;
        }

        var isBefore = text[..boxes[0].Index].Trim().Length == 0;
        return
        [
            .. boxes.Index().Where(static box => box.Item.Groups["yes"].Success).Select(box => isBefore
                ? text[(box.Item.Index + box.Item.Length)..(box.Index + 1 < boxes.Count ? boxes[box.Index + 1].Index : text.Length)].Trim()
                : text[(box.Index > 0 ? boxes[box.Index - 1].Index + boxes[box.Index - 1].Length : 0)..box.Item.Index].Trim()),
        ];
    }

    /// <summary>Whether a row or column is a sum of others.</summary>
    public static bool IsSum(string text) => Sum().IsMatch(text);

    /// <summary>The period that a header names: a year, or a half or a quarter of one; null when it names none of that length.</summary>
    public static FormPeriod? Period(string text, int months)
    {
        if (YearIn().Match(text) is not { Success: true } year || YearIn().Count(text) > 2)
        {
            return null;
        }

        var number = int.Parse(year.Value, CultureInfo.InvariantCulture);
        if (months == 12)
        {
            return HalfOrQuarter().IsMatch(text) || Days(text).Count > 1 ? null : new FormPeriod(number, 1, 12);
        }

        if (MonthSpan().Match(text) is { Success: true } span && MonthOf(span.Groups[1].Value) is { } from && MonthOf(span.Groups[2].Value) is { } to)
        {
            return to - from == months - 1 && (from - 1) % months == 0 ? new FormPeriod(number, from, months) : null;
        }

        if (HalfOrQuarter().Match(text) is not { Success: true } part)
        {
            return null;
        }

        var isQuarter = part.Groups["quarter"].Success;
        var index = part.Groups["index"].Value.ToLowerInvariant() switch { "första" or "forsta" or "first" or "1" or "i" or "vår" => 1, "andra" or "second" or "2" or "ii" or "höst" => 2, "3" => 3, "4" => 4, _ => 0 };
        return isQuarter == (months == 3) && index > 0 && index <= 12 / months ? new FormPeriod(number, ((index - 1) * months) + 1, months) : null;
    }

    /// <summary>"30 nov. 2022".</summary>
    private static bool TryShortMonth(string text, out DateOnly day)
    {
        day = default;
        return ShortMonth().Match(text) is { Success: true } found && MonthOf(found.Groups[2].Value) is { } month
            && DateOnly.TryParseExact($"{found.Groups[3].Value}-{month:00}-{found.Groups[1].Value.PadLeft(2, '0')}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }

    private static int? MonthOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number is >= 1 and <= 12 ? number : null
        : Array.FindIndex(Months, month => text.StartsWith(month, StringComparison.OrdinalIgnoreCase) || (month is "okt" && text.StartsWith("oct", StringComparison.OrdinalIgnoreCase)) || (month is "maj" && text.StartsWith("may", StringComparison.OrdinalIgnoreCase))) is var index and >= 0
            ? index + 1 : null;

    [GeneratedRegex(@"^(?<about>(?:ca\.?|c:a|cirka|omkring|runt|ungefär|drygt|knappt|minst|högst|upp till|totalt|about|approx\.?|at least|at most)\s+)?(?<number>[-−]?\d[\d \u00A0\u202F.,]*)(?<rest>\s*(?<unit>tkr|kkr|tusen|mkr|mnkr|msek|miljoner|miljon)?\b(?![–—-]\s*\d)(?!\d).*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Amount();

    [GeneratedRegex(@"^(?:ca\.?\s+|mellan\s+)?(\d+(?:[.,]\d+)?)\s*(?:[–—-]|till|och|to)\s*(\d+(?:[.,]\d+)?)(?!\d|[–—-])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    [GeneratedRegex(@"\b(?:\d{4}-\d{1,2}-\d{1,2}|(?:19|20)\d{6}|\d{1,2}/\d{1,2}[ /]\d{4}|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}\s+[a-zåäö]{3,9}\.?\s+\d{4}|(?<month>(?:jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|o[kc]t|nov|dec)[a-z]*)\.?\s+(?<year>\d{4})|(?<year>\d{4})[-/](?<month>\d{1,2}))\b(?![-/]\d)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Day();

    [GeneratedRegex(@"(?<yes>[☒☑✓✔✗✘]|\[\s*[xX]\s*\]|\(\s*[xX]\s*\)|(?<=^|\s)[xX](?=\s|$))|(?<no>[☐□❑❏]|\[\s*\]|\(\s*\))", RegexOptions.CultureInvariant)]
    private static partial Regex Box();

    [GeneratedRegex(@"^\s*(?:del)?(?:summa|summor|totalt?|totala?|sum|total)\b[^.]{0,40}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Sum();

    [GeneratedRegex(@"\b(?:19|20|21)\d{2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex YearIn();

    [GeneratedRegex(@"(?<index>första|forsta|andra|first|second|\b[12]|\bI{1,2}|vår|höst)(?:\s*:?a)?\s*(?:halvåret|halvar\w*|halvår\w*|half|termin\w*|en\b)|\bH(?<index>[12])\b|(?<quarter>\b(?:kvartal|kv\.?|quarter|q)\s*)(?<index>[1-4])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex HalfOrQuarter();

    [GeneratedRegex(@"\b(jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|o[kc]t|nov|dec|\d{1,2})[a-z]*\.?\s*(?:[–—-]|till)\s*(jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|o[kc]t|nov|dec|\d{1,2})[a-z]*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex MonthSpan();

    [GeneratedRegex(@"^(\d{1,2})\s+(\p{L}{3,5})\.?\s+(\d{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex ShortMonth();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}

/// <summary>A day, or a month, in a text.</summary>
internal sealed record WrittenDay(DateOnly First, DateOnly Last, int At, int Length)
{
    public bool IsMonth => First != Last;
}
