using System.Globalization;
using System.Text.RegularExpressions;

namespace Samsteg.Platform;

/// <summary>
/// Errors of fields in words. An error in the model state is either finished text or a text key with arguments,
/// <c>ui.too_long|200</c>, so that attributes and binders, which know no language, can name what is wrong.
/// </summary>
public static partial class FieldError
{
    public static string InWords(Texts texts, string message)
    {
        if (message.Length == 0) return texts["ui.invalid"];
        var parts = message.Split('|');
        return Key().IsMatch(parts[0]) ? texts[parts[0], [.. parts[1..].Select(ForPeople)]] : message;
    }

    /// <summary>A limit is written as numbers are: 10 000.</summary>
    private static string ForPeople(string argument) =>
        decimal.TryParse(argument, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? Display.ShortNumber(number, atMost: 2) : argument;

    [GeneratedRegex(@"^[a-z0-9_-]+(\.[a-z0-9_-]+)+$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Key();
}
