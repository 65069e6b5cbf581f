using System.Globalization;

namespace Samsteg.Platform;

/// <summary>
/// How values are written for people, in the language of the request (Swedish unless it is English).
/// Machines get invariant text elsewhere; nothing here is meant to be parsed again.
/// </summary>
public static class Display
{
    /// <summary>Keeps a figure and its unit on one line.</summary>
    public const string NoBreakSpace = "\u00A0";

    private static readonly CultureInfo Swedish = Culture("sv-SE", NoBreakSpace, ",");
    private static readonly CultureInfo English = Culture("en-GB", ",", ".");

    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    private static CultureInfo Current => IsEnglish ? English : Swedish;

    /// <summary>A number with grouped thousands, rounded half away from zero: <c>12 345,5</c>.</summary>
    public static string Number(decimal value, int decimals = 0) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("N" + decimals, Current);

    /// <summary>A number with as many decimals as it needs, at most <paramref name="atMost"/>: <c>12</c>, <c>12,5</c>.</summary>
    public static string ShortNumber(decimal value, int atMost = 1)
    {
        var rounded = Math.Round(value, atMost, MidpointRounding.AwayFromZero);
        var decimals = 0;
        while (decimals < atMost && rounded != Math.Round(rounded, decimals)) decimals++;
        return Number(rounded, decimals);
    }

    /// <summary>Swedish kronor, öre only where there are any: <c>3 880 000 kr</c>, in English <c>SEK 3,880,000</c>.</summary>
    public static string Money(decimal value)
    {
        var number = Number(value, value == Math.Truncate(value) ? 0 : 2);
        return IsEnglish ? "SEK" + NoBreakSpace + number : number + NoBreakSpace + "kr";
    }

    /// <summary>A share given in hundredths: 52 gives <c>52 %</c>, in English <c>52%</c>.</summary>
    public static string Percent(decimal hundredths, int decimals = 0) =>
        Number(hundredths, decimals) + (IsEnglish ? "%" : NoBreakSpace + "%");

    /// <summary><c>21 november 2026</c>.</summary>
    public static string Day(DateOnly day) => Unbroken(day.ToString("d MMMM yyyy", Current));

    /// <summary><c>21 nov</c>: for rows where the year is clear.</summary>
    public static string ShortDay(DateOnly day) => Unbroken(day.ToString("d MMM", Current).TrimEnd('.'));

    /// <summary><c>3 november – 27 december 2026</c>; with both years where they differ, with the month once where it is the same: <c>3–9 november 2026</c>.</summary>
    public static string Period(DateOnly first, DateOnly last) => first.Year == last.Year && first.Month == last.Month && first != last
        ? Unbroken($"{first.Day}–{Day(last)}")
        : (first.Year == last.Year ? Unbroken(first.ToString("d MMMM", Current)) : Day(first)) + " – " + Day(last);

    /// <summary><c>torsdag 3 februari</c>.</summary>
    public static string Weekday(DateOnly day) => day.ToString("dddd d MMMM", Current);

    /// <summary><c>torsdag</c>.</summary>
    public static string WeekdayName(DayOfWeek day) => Current.DateTimeFormat.GetDayName(day);

    /// <summary>With a capital, for what begins a heading, a cell or a sentence: <c>Nov 2026</c>.</summary>
    public static string Capital(string text) => char.ToUpper(text[0], Current) + text[1..];

    /// <summary><c>nov 2026</c>.</summary>
    public static string Month(DateOnly day) =>
        Unbroken(day.ToString("MMM", Current).TrimEnd('.') + " " + day.ToString("yyyy", CultureInfo.InvariantCulture));

    /// <summary><c>21 november 2026 14:32</c> in Europe/Stockholm.</summary>
    public static string Moment(DateTimeOffset moment) => Day(SwedishTime.DateOf(moment)) + " " + Time(moment);

    /// <summary><c>14:32</c> in Europe/Stockholm.</summary>
    public static string Time(DateTimeOffset moment) =>
        SwedishTime.Local(moment).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Size of a file, in kB or MB.</summary>
    public static string FileSize(long bytes) =>
        Unbroken(bytes < 1024 * 1024 ? $"{Number(Math.Max(1, bytes / 1024))} kB" : $"{ShortNumber(bytes / (1024m * 1024m))} MB");

    private static string Unbroken(string text) => text.Replace(" ", NoBreakSpace, StringComparison.Ordinal);

    private static CultureInfo Culture(string name, string group, string point)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        culture.NumberFormat.NumberGroupSeparator = group;
        culture.NumberFormat.NumberDecimalSeparator = point;
        culture.NumberFormat.NegativeSign = "\u2212";
        return CultureInfo.ReadOnly(culture);
    }
}
