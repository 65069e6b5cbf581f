using System.Globalization;

namespace Samsteg.Platform;

/// <summary>Reads numbers and days the way people in Sweden write them.</summary>
public static class HumanInput
{
    /// <summary>What a number stays below, whatever its sign.</summary>
    internal const decimal Limit = 1_000_000_000_000_000m;

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    private static readonly string[] DayForms =
        ["yyyy-M-d", "yyyyMMdd", "d/M yyyy", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "d MMMM yyyy", "d MMM yyyy", "yyyy/M/d", "yyyy.M.d"];

    /// <summary>
    /// Accepts <c>1 234,50</c>, <c>1234.5</c>, <c>1.234,50</c>, <c>1,234.50</c> and a trailing <c>kr</c> or <c>%</c>; a lone comma or
    /// point is the decimal sign. False for anything else, and for more than 15 digits before the decimal sign.
    /// </summary>
    public static bool TryNumber(string? text, out decimal number)
    {
        number = 0;
        if (string.IsNullOrWhiteSpace(text)) return false;
        var compact = string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Replace('\u2212', '-');
        foreach (var unit in new[] { "kr", "sek", ":-", "%" })
            if (compact.EndsWith(unit, StringComparison.OrdinalIgnoreCase)) compact = compact[..^unit.Length];

        var point = compact.LastIndexOfAny([',', '.']);
        if (point >= 0)
        {
            var sign = compact[point];
            var other = sign == ',' ? '.' : ',';
            if (compact.IndexOf(sign) != point) return false;
            compact = compact[..point].Replace(other.ToString(), "", StringComparison.Ordinal) + "." + compact[(point + 1)..];
        }

        return decimal.TryParse(compact, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
            && Math.Abs(number) < Limit;
    }

    /// <summary>The one form in which money stands in an input: <c>1 234,50</c>, öre only where there are any.</summary>
    internal static string Write(decimal amount) =>
        amount.ToString(amount == Math.Truncate(amount) ? "#,0" : "#,0.00", CultureInfo.InvariantCulture)
            .Replace(",", Display.NoBreakSpace, StringComparison.Ordinal).Replace('.', ',');

    /// <summary>Accepts <c>2026-01-31</c>, <c>20260131</c>, <c>31/1 2026</c>, <c>31.1.2026</c> and <c>31 januari 2026</c>.</summary>
    public static bool TryDay(string? text, out DateOnly day)
    {
        day = default;
        return !string.IsNullOrWhiteSpace(text)
            && DateOnly.TryParseExact(text.Trim().ToLowerInvariant(), DayForms, Swedish, DateTimeStyles.AllowWhiteSpaces, out day);
    }
}
