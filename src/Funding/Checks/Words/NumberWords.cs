using System.Collections.Frozen;
using System.Globalization;

namespace Samsteg.Funding;

/// <summary>Numbers that are written in letters, Swedish and English. One is no number: it is mostly an article.</summary>
internal static class NumberWords
{
    private static readonly string[] Swedish =
        ["två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton", "tjugo"];

    private static readonly string[] English =
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"];

    private static readonly FrozenDictionary<string, decimal> Words = All().ToFrozenDictionary();

    /// <summary>The number; null when the word is none.</summary>
    public static decimal? Find(string lower) => Words.TryGetValue(lower, out var number) ? number : null;

    /// <summary>The number of about so many: <c>tjugotal</c>, <c>femtontal</c>; null when the word is none.</summary>
    public static decimal? FindAbout(string lower) => lower.Length > 5 && lower.EndsWith("tal", StringComparison.Ordinal) && Find(lower[..^3]) is { } number and >= 10 ? number : null;

    /// <summary>Digits as a number; null when they are none.</summary>
    public static decimal? Digits(string text)
    {
        var digits = string.Concat(text.Where(static letter => !char.IsWhiteSpace(letter))).Replace(',', '.');
        return digits.Length <= 15 && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static Dictionary<string, decimal> All()
    {
        var words = new Dictionary<string, decimal> { ["hundra"] = 100, ["etthundra"] = 100, ["tvåhundra"] = 200, ["trehundra"] = 300, ["tusen"] = 1000, ["dussin"] = 12, ["dozen"] = 12, ["hundred"] = 100 };
        for (var index = 0; index < Swedish.Length; index++)
        {
            (words[Swedish[index]], words[English[index]]) = (index + 2, index + 2);
        }

        string[] tens = ["tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"], ones = ["ett", .. Swedish[..8]];
        string[] englishTens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], englishOnes = ["one", .. English[..8]];
        for (var ten = 0; ten < tens.Length; ten++)
        {
            (words[tens[ten]], words[englishTens[ten]]) = ((ten + 2) * 10, (ten + 2) * 10);
            for (var one = 0; one < ones.Length; one++)
            {
                (words[tens[ten] + ones[one]], words[$"{englishTens[ten]}-{englishOnes[one]}"]) = (((ten + 2) * 10) + one + 1, ((ten + 2) * 10) + one + 1);
            }
        }

        return words;
    }
}
