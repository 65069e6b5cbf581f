using System.Globalization;
using System.Text;

namespace Samsteg.Platform;

/// <summary>What is wrong with a password; a text says it beside the field.</summary>
public enum PasswordProblem
{
    /// <summary>Shorter than <see cref="PasswordStrength.ShortestLength"/>.</summary>
    TooShort,

    /// <summary>Made of the user's own name or address.</summary>
    OwnDetails,

    /// <summary>Made of words, rows of keys or years that are guessed first.</summary>
    EasyToGuess,
}

/// <summary>
/// Judges passwords by how hard they are to guess, not by what kinds of characters they hold (NIST SP 800-63B). The
/// measure is rough: it reads from left to right and counts one for each piece a guesser would try as a whole (a common word,
/// a year, a run such as 12345 or qwerty, a repetition of what stands before) and one for each other character.
/// </summary>
public static class PasswordStrength
{
    /// <summary>Fewest characters.</summary>
    public const int ShortestLength = 12;

    /// <summary>Fewest pieces.</summary>
    private const int FewestPieces = 8;

    /// <summary>Pieces from which a password is hard to guess, not only hard enough.</summary>
    private const int ManyPieces = 14;

    private const int ShortestRun = 3;
    private const int ShortestOwnWord = 4;
    private const int LongestWord = 40;

    private static readonly string[] Rows = ["qwertyuiopå", "asdfghjklöä", "zxcvbnm", "abcdefghijklmnopqrstuvwxyzåäö", "01234567890", "1qaz2wsx3edc4rfv5tgb"];

    /// <summary>The first problem found; null when the password will do.</summary>
    /// <param name="password">What was typed.</param>
    /// <param name="ownDetails">Name, address and the like of its owner.</param>
    public static PasswordProblem? ProblemOf(string password, params IEnumerable<string?> ownDetails)
    {
        if (password.Length < ShortestLength)
        {
            return PasswordProblem.TooShort;
        }

        var plain = Plain(password);
        if (Pieces(plain, CommonPasswords.Words) < FewestPieces)
        {
            return PasswordProblem.EasyToGuess;
        }

        var own = ownDetails.OfType<string>().SelectMany(static detail => Plain(detail).Split([' ', '.', '-', '_', '@', '+'], StringSplitOptions.RemoveEmptyEntries))
            .Where(static word => word.Length >= ShortestOwnWord).ToHashSet(StringComparer.Ordinal);
        return own.Count > 0 && Pieces(plain, CommonPasswords.Words.Union(own).ToHashSet(StringComparer.Ordinal)) < FewestPieces ? PasswordProblem.OwnDetails : null;
    }

    /// <summary>Whether a password that will do is a good deal harder to guess than it must be.</summary>
    /// <param name="password">What was typed.</param>
    public static bool IsHardToGuess(string password) => Pieces(Plain(password), CommonPasswords.Words) >= ManyPieces;

    private static int Pieces(string text, IReadOnlySet<string> words)
    {
        var count = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < text.Length;)
        {
            var length = Math.Max(WordAt(text, index, words), Math.Max(RunAt(text, index), YearAt(text, index)));
            var piece = text.Substring(index, Math.Max(length, 1));
            index += piece.Length;
            index += RepetitionAfter(text, index, piece);
            if (seen.Add(piece))
            {
                count++;
            }
        }

        return count;
    }

    private static int WordAt(string text, int start, IReadOnlySet<string> words)
    {
        for (var length = Math.Min(text.Length - start, LongestWord); length >= ShortestRun; length--)
        {
            if (words.Contains(text.Substring(start, length)))
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>A stretch of a keyboard row, the alphabet or the digits, in either direction, or of one character.</summary>
    private static int RunAt(string text, int start)
    {
        var longest = 1;
        while (start + longest < text.Length && text[start + longest] == text[start])
        {
            longest++;
        }

        foreach (var row in Rows)
        {
            var at = row.IndexOf(text[start], StringComparison.Ordinal);
            foreach (var step in at < 0 ? [] : new[] { 1, -1 })
            {
                var length = 1;
                while (start + length < text.Length && at + (step * length) is var next && next >= 0 && next < row.Length && row[next] == text[start + length])
                {
                    length++;
                }

                longest = Math.Max(longest, length);
            }
        }

        return longest >= ShortestRun ? longest : 0;
    }

    private static int YearAt(string text, int start) =>
        start + 4 <= text.Length && text.AsSpan(start, 4) is var four && (four.StartsWith("19") || four.StartsWith("20")) && char.IsAsciiDigit(four[2]) && char.IsAsciiDigit(four[3]) ? 4 : 0;

    private static int RepetitionAfter(string text, int index, string piece)
    {
        var start = index;
        while (string.CompareOrdinal(text, index, piece, 0, piece.Length) == 0 && index + piece.Length <= text.Length)
        {
            index += piece.Length;
        }

        return index - start;
    }

    /// <summary>Small letters, with the signs that stand for letters turned back.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        var lower = text.Normalize(NormalizationForm.FormC).ToLower(CultureInfo.GetCultureInfo("sv-SE"));
        for (var index = 0; index < lower.Length; index++)
        {
            // Between letters a digit stands for one; in a number it is itself.
            var isAmongLetters = index > 0 && char.IsLetter(lower[index - 1]) && index + 1 < lower.Length && char.IsLetter(lower[index + 1]);
            plain.Append(lower[index] switch
            {
                '@' => 'a',
                '$' => 's',
                '0' when isAmongLetters => 'o',
                '1' or '!' when isAmongLetters => 'i',
                '3' when isAmongLetters => 'e',
                '4' when isAmongLetters => 'a',
                '5' when isAmongLetters => 's',
                '7' when isAmongLetters => 't',
                var other => other,
            });
        }

        return plain.ToString();
    }
}
