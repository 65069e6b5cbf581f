using System.Globalization;

namespace Samsteg.Platform;

/// <summary>What words of a file stand for, however they are spaced and in whichever letters; a word for two things stands for neither.</summary>
public sealed class WordList(IEnumerable<(string Word, string Value)> words)
{
    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("sv-SE"), CultureInfo.GetCultureInfo("en-GB")];

    private readonly Dictionary<string, string?> _values = words.Where(static pair => pair.Word.Length > 0)
        .GroupBy(static pair => Fold(pair.Word)).ToDictionary(static group => group.Key, static group => group.Select(static pair => pair.Value).Distinct().Take(2).ToList() is [var only] ? only : null);

    /// <summary>The words for codes in every language, and the codes themselves.</summary>
    /// <param name="texts">The words.</param>
    /// <param name="codes">Each code with the key of its words, and what it stands for.</param>
    /// <param name="more">Other words.</param>
    public static WordList OfCodes(Texts texts, IEnumerable<(string Code, string TextKey, string Value)> codes, params IEnumerable<(string Word, string Value)> more) =>
        new([.. more, .. codes.SelectMany(code => InEach(texts, code.TextKey).Append(code.Code).Select(word => (word, code.Value)))]);

    /// <summary>As for codes, for those of an enumeration.</summary>
    public static WordList OfCodes<TEnum>(Texts texts, IEnumerable<TEnum> codes, params IEnumerable<(string Word, string Value)> more)
        where TEnum : struct, Enum => OfCodes(texts, codes.Select(static code => (SnakeCase.Of(code.ToString()), code.TextKey(), code.ToString())), more);

    /// <summary>A text in every language.</summary>
    public static IReadOnlyList<string> InEach(Texts texts, string textKey) => [.. Languages.Select(language => texts.In(language, () => texts[textKey]))];

    /// <summary>What a word stands for; null for nothing.</summary>
    public string? Find(string word) => _values.GetValueOrDefault(Fold(word));

    /// <summary>Whether it stands for several things.</summary>
    public bool IsAmbiguous(string word) => _values.TryGetValue(Fold(word), out var value) && value is null;

    private static string Fold(string word) => string.Join(' ', word.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
