using System.Globalization;
using System.Text;

namespace Samsteg.Participants;

/// <summary>
/// How a name sounds in Swedish, so that Eriksson, Ericsson and Erixon, or Kristina and Christina, are found as the same. Pure.
/// </summary>
/// <remarks>
/// <para>A name is folded to small letters a–z, with å, ä and ö kept as long as rules need them. Then, from the left, the longest spelling that fits is written as it sounds:</para>
/// <list type="bullet">
/// <item>the sj-sound: <c>sch sh sj skj stj</c>, and <c>sk</c> before e, i, y, ä, ö at the beginning → S; <c>sch</c> before a consonant → S as well</item>
/// <item><c>ph</c> → F, <c>th dt</c> → T, <c>w</c> → V, <c>q ck c</c> → K (<c>c</c> before e, i, y → S), <c>qu qv kv</c> → KV, <c>x</c> → KS, <c>z</c> → S, <c>kj tj</c> → K</item>
/// <item><c>ch</c> → K, but at the beginning before a vowel → S (Charlotte, Sjarlotte), Christina and Kristina staying the same</item>
/// <item>at the beginning <c>hj lj gj dj</c>, and <c>g</c> before e, i, y, ä, ö → J; elsewhere <c>j</c> → I</item>
/// <item><c>v</c> before a consonant or last → F (Gustav, Gustaf); <c>h</c> not before a vowel is silent (Pehr, Per)</item>
/// <item><c>aa å</c> → A, <c>ae æ ä</c> → E, <c>oe ø ö</c> → O, <c>y</c> → I, <c>ie</c> → I</item>
/// <item>double letters are one</item>
/// </list>
/// </remarks>
public static class SwedishPhonetics
{
    private const string Vowels = "aeiouyåäö";
    private const string Soft = "eiyäö";

    /// <summary>Spellings and sounds, the longest first.</summary>
    private static readonly (string Spelled, string Sounds)[] Anywhere =
    [
        ("sch", "S"), ("skj", "S"), ("stj", "S"), ("sh", "S"), ("sj", "S"), ("ph", "F"), ("th", "T"), ("dt", "T"), ("ck", "K"), ("kj", "K"), ("tj", "K"),
        ("qu", "KV"), ("qv", "KV"), ("qw", "KV"), ("kv", "KV"), ("kw", "KV"), ("ie", "I"), ("aa", "A"), ("ae", "E"), ("oe", "O"),
        ("w", "V"), ("q", "K"), ("x", "KS"), ("z", "S"), ("j", "I"), ("y", "I"), ("å", "A"), ("ä", "E"), ("ö", "O"),
    ];

    private static readonly string[] SpelledJ = ["hj", "lj", "gj", "dj"];

    /// <summary>The key of a name: A–Z, empty where it holds no letter.</summary>
    public static string Key(string name)
    {
        var letters = Letters(name);
        var key = new StringBuilder(letters.Length);
        for (var at = 0; at < letters.Length;)
        {
            var (length, sounds) = Sound(letters, at);
            foreach (var sound in sounds)
            {
                if (key.Length == 0 || key[^1] != sound)
                {
                    key.Append(sound);
                }
            }

            at += length;
        }

        return key.ToString();
    }

    /// <summary>Whether two names sound the same; the second and later given names may be left out of one of them.</summary>
    public static bool SoundsAlike(string givenName, string familyName, string otherGivenName, string otherFamilyName) =>
        Key(familyName) is { Length: > 0 } family && family == Key(otherFamilyName)
        && (Key(givenName) == Key(otherGivenName) || (Key(First(givenName)) is { Length: > 0 } first && first == Key(First(otherGivenName))));

    private static string First(string names) => names.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? string.Empty;

    /// <summary>How many letters stand for what sounds.</summary>
    private static (int Length, string Sounds) Sound(string letters, int at)
    {
        var rest = letters.AsSpan(at);
        char Next(int offset) => at + offset < letters.Length ? letters[at + offset] : ' ';
        bool IsVowel(int offset) => Vowels.Contains(Next(offset), StringComparison.Ordinal);
        bool IsSoft(int offset) => Soft.Contains(Next(offset), StringComparison.Ordinal);
        if (at == 0)
        {
            foreach (var spelled in SpelledJ)
            {
                if (rest.StartsWith(spelled, StringComparison.Ordinal))
                {
                    return (2, "J");
                }
            }

            switch (letters[0])
            {
                case 'j' or 'g' when letters[0] == 'j' || IsSoft(1): return (1, "J");
                case 's' when Next(1) == 'k' && IsSoft(2): return (2, "S");
                case 'c' when Next(1) == 'h' && IsVowel(2): return (2, "S");
            }
        }

        if (rest.StartsWith("ch", StringComparison.Ordinal))
        {
            return (2, "K");
        }

        foreach (var (spelled, sounds) in Anywhere)
        {
            if (rest.StartsWith(spelled, StringComparison.Ordinal))
            {
                return (spelled.Length, sounds is "V" && !IsVowel(spelled.Length) ? "F" : sounds);
            }
        }

        return letters[at] switch
        {
            'c' => (1, IsSoft(1) ? "S" : "K"),
            'v' => (1, IsVowel(1) ? "V" : "F"),
            'h' => (1, IsVowel(1) ? "H" : string.Empty),
            var letter => (1, char.ToUpperInvariant(letter).ToString()),
        };
    }

    /// <summary>Small letters a–z, å, ä and ö; other marks are taken off their letters, and what is no letter is left out.</summary>
    private static string Letters(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var letter in name.ToLowerInvariant().Normalize(NormalizationForm.FormC))
        {
            switch (letter)
            {
                case 'å' or 'ä' or 'ö' or (>= 'a' and <= 'z'): letters.Append(letter); break;
                case 'æ': letters.Append('ä'); break;
                case 'ø': letters.Append('ö'); break;
                case 'ß': letters.Append("ss"); break;
                case 'ð' or 'đ': letters.Append('d'); break;
                case 'þ': letters.Append('t'); break;
                case 'ł': letters.Append('l'); break;
                default:
                    foreach (var part in letter.ToString().Normalize(NormalizationForm.FormD))
                    {
                        if (CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark && part is >= 'a' and <= 'z')
                        {
                            letters.Append(part);
                        }
                    }

                    break;
            }
        }

        return letters.ToString();
    }
}

/// <summary>Birth dates that are easily taken for each other. Pure.</summary>
public static class BirthDates
{
    /// <summary>Whether they are the same, differ in one of year, month and day only, or have day and month in each other's place.</summary>
    public static bool AreNear(DateOnly one, DateOnly other)
    {
        var same = (one.Year == other.Year ? 1 : 0) + (one.Month == other.Month ? 1 : 0) + (one.Day == other.Day ? 1 : 0);
        return same >= 2 || (one.Year == other.Year && one.Month == other.Day && one.Day == other.Month);
    }
}
