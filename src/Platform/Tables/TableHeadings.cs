using System.Text;

namespace Samsteg.Platform;

/// <summary>What the headings of a table say that somebody handed in. Pure.</summary>
public static class TableHeadings
{
    /// <summary>Longest heading that is remembered, in characters.</summary>
    public const int Longest = 100;

    /// <summary>What each column is: as it was taken the last time, or else as its heading says. No two are the same.</summary>
    /// <param name="headings">The headings.</param>
    /// <param name="known">What headings say, as <see cref="Normal"/> writes them.</param>
    /// <param name="remembered">By heading, written in the same way; null for one that was left out.</param>
    public static IReadOnlyList<TField?> Guess<TField>(IReadOnlyList<string> headings, IReadOnlyDictionary<string, TField> known, IReadOnlyDictionary<string, TField?> remembered)
        where TField : struct, Enum
    {
        var taken = new HashSet<TField>();
        var fields = new TField?[headings.Count];
        foreach (var fromMemory in new[] { true, false })
        {
            for (var column = 0; column < headings.Count; column++)
            {
                var heading = Normal(headings[column]);
                var isRemembered = remembered.TryGetValue(heading, out var field);
                if (!isRemembered && !fromMemory && known.TryGetValue(heading, out var said))
                {
                    field = said;
                }

                if (fields[column] is null && field is { } one && isRemembered == fromMemory && taken.Add(one))
                {
                    fields[column] = one;
                }
            }
        }

        return fields;
    }

    /// <summary>A heading in small letters and digits alone.</summary>
    public static string Normal(string heading)
    {
        var normal = new StringBuilder();
        foreach (var letter in heading.Normalize(NormalizationForm.FormC).ToLowerInvariant().Where(char.IsLetterOrDigit).Take(Longest))
        {
            normal.Append(letter);
        }

        return normal.ToString();
    }

    /// <summary>Whether a row can be headings: several words, none of them twice, and nothing that looks like somebody's number, day, telephone or address.</summary>
    public static bool AreHeadings(IReadOnlyList<string> cells)
    {
        var words = cells.Where(static cell => cell.Length > 0).ToList();
        return words.Count > 0 && words.Count(static word => word.Count(char.IsAsciiDigit) >= 6 || word.Contains('@', StringComparison.Ordinal)) == 0
            && words.Any(static word => word.Any(char.IsLetter));
    }
}
