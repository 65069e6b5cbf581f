using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Samsteg.Funding;

/// <summary>
/// Whether a line says what a heading of a form does, also after a scanner: dots over letters lost, letters taken for others that look like them (l and 1, rn and m), words split or joined,
/// and a letter wrong now and then.
/// </summary>
internal static partial class Likeness
{
    /// <summary>Letters and digits alone, without dots, what looks alike as one: two lines that a scanner may have made of one are the same.</summary>
    public static string Compact(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && (char.IsLetterOrDigit(letter) || letter is '|' or '!'))
            {
                letters.Append(char.ToLowerInvariant(letter) switch { '1' or 'i' or '|' or '!' => 'l', '0' => 'o', '5' => 's', 'ø' => 'o', 'æ' => 'a', var other => other });
            }
        }

        return letters.Replace("rn", "m").Replace("vv", "w").ToString();
    }

    /// <summary>A heading without what stands around its words: number before, colon and remarks in brackets after.</summary>
    public static string Heading(string text) => Around().Replace(Remark().Replace(Numbering().Replace(text.Trim(), string.Empty), string.Empty), string.Empty);

    /// <summary>Words of a line, each as <see cref="Compact"/> has it.</summary>
    public static IReadOnlyList<string> Words(string text) => [.. Word().Matches(text).Select(static word => Compact(word.Value)).Where(static word => word.Length > 0)];

    /// <summary>Whether two compact lines are the same but for a letter here and there: none in 4, one in 8, two in 14, three in longer ones.</summary>
    /// <returns>How many letters differ; null when they are not alike.</returns>
    public static int? Distance(string one, string other)
    {
        var most = Math.Min(one.Length, other.Length) switch { <= 4 => 0, <= 8 => 1, <= 14 => 2, _ => 3 };
        if (Math.Abs(one.Length - other.Length) > most)
        {
            return null;
        }

        if (one == other)
        {
            return 0;
        }

        if (most == 0)
        {
            return null;
        }

        var (previous, current) = (new int[other.Length + 1], new int[other.Length + 1]);
        for (var column = 0; column <= other.Length; column++)
        {
            previous[column] = column;
        }

        for (var row = 1; row <= one.Length; row++)
        {
            current[0] = row;
            var least = row;
            for (var column = 1; column <= other.Length; column++)
            {
                current[column] = Math.Min(Math.Min(current[column - 1], previous[column]) + 1, previous[column - 1] + (one[row - 1] == other[column - 1] ? 0 : 1));
                least = Math.Min(least, current[column]);
            }

            if (least > most)
            {
                return null;
            }

            (previous, current) = (current, previous);
        }

        return previous[other.Length] <= most ? previous[other.Length] : null;
    }

    [GeneratedRegex(@"^(?:\(?\d{1,2}(?:\.\d{1,2}){0,3}[.):]\s+|\d{1,2}(?:\.\d{1,2}){1,3}\s+|1?\d\s+|\d{1,2}[.)](?=\p{L})|\(?[A-Za-zÅÄÖåäö][.)]\s+|[IVX]{1,5}[.)]\s+|[-–•*]\s+|§\s*\d*\s*)", RegexOptions.CultureInvariant)]
    private static partial Regex Numbering();

    [GeneratedRegex(@"\s*[(\[][^)\]]*[)\]]\s*[:.]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Remark();

    [GeneratedRegex(@"^[\s*_:.–-]+|[\s*_:.–-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Around();

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}|!]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
