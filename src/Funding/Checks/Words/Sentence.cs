using System.Text.RegularExpressions;

namespace Samsteg.Funding;

/// <summary>A word, a number in digits, or a mark.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Lower">In lower case.</param>
/// <param name="Stem">Without endings; empty for what is no word.</param>
/// <param name="Start">Where in the sentence.</param>
/// <param name="IsNumber">Whether it is digits.</param>
internal readonly record struct Word(string Text, string Lower, string Stem, int Start, bool IsNumber)
{
    /// <summary>Whether it is letters.</summary>
    public bool IsWord => Stem.Length > 0;

    /// <summary>Where it ends.</summary>
    public int End => Start + Text.Length;
}

/// <summary>A sentence, cut into words. Days, years, times of day and numbers of laws are not in it: they count nothing.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Paragraph">Number of its paragraph.</param>
/// <param name="Words">Its words and marks.</param>
/// <param name="Years">How many bare years it names.</param>
internal sealed partial record Sentence(string Text, int Paragraph, IReadOnlyList<Word> Words, int Years)
{
    /// <summary>Sentences of a text, in order.</summary>
    public static IEnumerable<Sentence> Of(string text)
    {
        var paragraph = 0;
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var from = 0;
            foreach (Match end in Ends().Matches(line))
            {
                yield return Cut(line[from..(end.Index + 1)], paragraph);
                from = end.Index + end.Length;
            }

            if (from < line.Length)
            {
                yield return Cut(line[from..], paragraph);
            }

            paragraph++;
        }
    }

    /// <summary>The words between two of its words, both included.</summary>
    public string Between(int first, int last) => Text[Words[first].Start..Words[last].End];

    private static Sentence Cut(string text, int paragraph)
    {
        var years = 0;
        var counted = !text.Any(char.IsAsciiDigit) ? text : Uncounted().Replace(text, found =>
        {
            years += found.Groups["year"].Success ? 1 : 0;
            return new string(' ', found.Length);
        });
        var words = new List<Word>();
        foreach (Match found in Tokens().Matches(counted))
        {
            var lower = found.Value.ToLowerInvariant();
            words.Add(new Word(found.Value, lower, found.Groups["word"].Success ? WordStem.Of(lower) : string.Empty, found.Index, found.Groups["number"].Success));
        }

        return new Sentence(text, paragraph, words, years);
    }

    [GeneratedRegex(@"(?<!\b(?:ca|kl|nr|max|min|bl|t|st|tel|m|dvs|resp|inkl|exkl|prel))[.!?](?=\s+[\p{Lu}\d])\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Ends();

    private const string Months = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|january|february|march|may|june|july|august|october";

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}\s+(?:" + Months + @")\b(?:\s+\d{4})?|\b(?:" + Months + @")\s+\d{4}\b|\b(?:19|20)\d{2}\s*[–/-]\s*(?:19|20)?\d{2}\b|\b(?:19|20)\d{2}:\d+|\bkl\.?\s*\d{1,2}(?:[.:]\d{2})?(?:\s*[–-]\s*\d{1,2}(?:[.:]\d{2})?)?|\b\d{1,2}[.:]\d{2}\s*[–-]\s*\d{1,2}[.:]\d{2}\b|(?<!\d[ \u00a0])\b(?<year>(?:19|20)\d{2})\b(?!\s*(?:kr|sek|%|\d))|\b\d+:[ae]?\w*|\b\d+-\p{L}+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Uncounted();

    [GeneratedRegex(@"(?<number>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)|(?<word>\p{L}[\p{L}\p{M}]*(?:[-’'&]\p{L}+)*)|(?<mark>\S)", RegexOptions.CultureInvariant)]
    private static partial Regex Tokens();
}
