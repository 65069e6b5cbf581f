using System.Text;
using System.Text.RegularExpressions;

namespace Samsteg.Platform;

/// <summary>
/// A word that is searched for in texts, at the beginning of their words or inside them, in capitals or not. A plain letter finds also those with marks, <c>kafe</c> finds Kafé and
/// <c>ahlens</c> Åhléns; but å, ä and ö are letters of their own: who types <c>städ</c> does not mean a town.
/// </summary>
/// <remarks>A pattern is sought in the text as it stands, which costs no more than <c>ilike</c> does: to take the marks off all texts first costs some twenty times as much.</remarks>
/// <param name="typed">As it was typed, without blanks; of a very long one the beginning is looked for.</param>
public sealed class SearchedWord(string typed)
{
    private const int Longest = 100;

    private static readonly string[] Alike = ["aåäáàâãæ", "oöøóòôõ", "eéèêë", "iíìîï", "uúùûü", "yýÿ", "cç", "nñ", "sš", "zž", "dð", "tþ"];

    private static readonly string[] OfTheirOwn = ["å", "äæ", "öø"];

    private readonly string _pattern = string.Concat(typed.Normalize(NormalizationForm.FormC).ToLowerInvariant().Take(Longest).Select(PatternOf));

    private Regex? _regex;

    /// <summary>The condition that the word is in a text.</summary>
    /// <param name="text">SQL that gives the text.</param>
    public Sql In(string text) => Sql.Of($"({Sql.Raw(text)}) collate pg_c_utf8 ~* {_pattern}");

    /// <summary>Whether the word is in a text.</summary>
    public bool IsIn(string? text) => text is not null && (_regex ??= new Regex(_pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)).IsMatch(text);

    /// <summary>The words of what was typed.</summary>
    public static IReadOnlyList<SearchedWord> All(string? typed) =>
        [.. (typed ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(static word => new SearchedWord(word))];

    private static string PatternOf(char letter) =>
        Array.Find(OfTheirOwn, letters => letters.Contains(letter)) is { } own ? $"[{own}]"
        : Array.Find(Alike, letters => letters.Contains(letter)) is { } alike ? $"[{alike}]"
        : char.IsAscii(letter) && !char.IsAsciiLetterOrDigit(letter) && letter != '_' ? $"\\{letter}"
        : letter.ToString();
}
