using System.Globalization;
using System.Text;

namespace Samsteg.Platform;

/// <summary>Makes the name that came with a file harmless: no folders, nothing unseen, the ending that the content has.</summary>
internal static class FileName
{
    private const int Longest = 120;

    /// <summary>The name to keep.</summary>
    /// <param name="sent">As it came.</param>
    /// <param name="format">What the content is.</param>
    public static string Of(string? sent, FileFormat format)
    {
        var last = (sent ?? string.Empty).Split('/', '\\')[^1];
        var dot = last.LastIndexOf('.');
        var stem = new StringBuilder();
        foreach (var letter in (dot > 0 ? last[..dot] : dot == 0 ? string.Empty : last).EnumerateRunes())
        {
            if (stem.Length < Longest && IsHarmless(letter))
            {
                stem.Append(letter);
            }
        }

        var name = stem.ToString().Trim(' ', '.', '\u00A0');
        return (name.Length == 0 ? "dokument" : name) + format.Extension();
    }

    private static bool IsHarmless(Rune letter) =>
        letter.Value is not ('<' or '>' or ':' or '"' or '|' or '?' or '*' or 0xFFFD)
        && Rune.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
