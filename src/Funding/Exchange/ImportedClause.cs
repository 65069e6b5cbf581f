using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A locked clause as a document has it.</summary>
/// <param name="Field">Key of the clause.</param>
/// <param name="Found">The words in the document; null when it is not there.</param>
/// <param name="Changes">Where they differ from the form's own: what both have, what is added, what is gone. Empty when they are the same or not there.</param>
public sealed record ImportedClause(string Field, string? Found, IReadOnlyList<WordChange> Changes)
{
    private const int MostWords = 2_000;

    /// <summary>Whether it says what the form says.</summary>
    public bool IsSame => Found is not null && Changes.Count == 0;

    internal static ImportedClause Of(LockedTextField clause, IEnumerable<Piece> pieces)
    {
        if (string.Join(' ', pieces.Select(static piece => piece.Text)) is not { Length: > 0 } found)
        {
            return new ImportedClause(clause.Key, null, []);
        }

        var texts = new[] { clause.Text.Sv, clause.Text.En }.OfType<string>().ToList();
        if (texts.Exists(text => Words(text).SequenceEqual(Words(found))))
        {
            return new ImportedClause(clause.Key, found, []);
        }

        return new ImportedClause(clause.Key, found, Differences(Words(texts.MaxBy(text => Alike(text, found))!), Words(found)));
    }

    /// <summary>The share of words that two texts have in common, 0–1.</summary>
    internal static double Alike(string one, string other)
    {
        var (first, second) = (Likeness.Words(one).ToHashSet(), Likeness.Words(other).ToHashSet());
        return first.Count == 0 || second.Count == 0 ? 0 : (double)first.Intersect(second).Count() / Math.Max(first.Count, second.Count);
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>By the longest common sequence of words.</summary>
    private static List<WordChange> Differences(string[] own, string[] found)
    {
        if (own.Length > MostWords || found.Length > MostWords)
        {
            return [new WordChange(string.Join(' ', own), WordChangeKind.Gone), new WordChange(string.Join(' ', found), WordChangeKind.Added)];
        }

        var common = new int[own.Length + 1, found.Length + 1];
        for (var row = own.Length - 1; row >= 0; row--)
        {
            for (var column = found.Length - 1; column >= 0; column--)
            {
                common[row, column] = own[row] == found[column] ? common[row + 1, column + 1] + 1 : Math.Max(common[row + 1, column], common[row, column + 1]);
            }
        }

        var changes = new List<WordChange>();
        void Add(string word, WordChangeKind kind)
        {
            if (changes is [.., var last] && last.Kind == kind)
            {
                changes[^1] = last with { Text = $"{last.Text} {word}" };
            }
            else
            {
                changes.Add(new WordChange(word, kind));
            }
        }

        var (at, place) = (0, 0);
        while (at < own.Length || place < found.Length)
        {
            if (at < own.Length && place < found.Length && own[at] == found[place])
            {
                Add(own[at++], WordChangeKind.Same);
                place++;
            }
            else if (place == found.Length || (at < own.Length && common[at + 1, place] >= common[at, place + 1]))
            {
                Add(own[at++], WordChangeKind.Gone);
            }
            else
            {
                Add(found[place++], WordChangeKind.Added);
            }
        }

        return changes;
    }
}

/// <summary>Words of a clause.</summary>
/// <param name="Text">The words.</param>
/// <param name="Kind">On which side they stand.</param>
public sealed record WordChange(string Text, WordChangeKind Kind);

/// <summary>On which side words stand.</summary>
public enum WordChangeKind
{
    /// <summary>On both.</summary>
    Same,

    /// <summary>In the document only.</summary>
    Added,

    /// <summary>In the form only.</summary>
    Gone,
}
