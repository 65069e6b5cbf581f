using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>How the columns of a table in a document go with those of a form's.</summary>
/// <param name="Table">The form's table.</param>
/// <param name="Columns">For each column of the document: keys of the form's columns, two where it holds a span from one to the other; empty for what is not known.</param>
/// <param name="Headers">Rows at the beginning that are headers.</param>
/// <param name="Score">How well they go together, 0–1.</param>
/// <param name="IsCard">Whether labels stand to the left and each row is one cell of a row of the form's.</param>
internal sealed record TableShape(TableField Table, IReadOnlyList<IReadOnlyList<string>> Columns, int Headers, double Score, bool IsCard = false)
{
    private const double Good = 0.5;
    private const double OfKind = 0.55;

    /// <summary>Columns that are sums of others.</summary>
    public IReadOnlySet<int> Sums { get; init; } = new HashSet<int>();

    /// <summary>Whether the header says which columns they are.</summary>
    public bool IsNamed => Headers > 0 || IsCard;

    /// <summary>How a table goes with one of the form's; null when it does not.</summary>
    /// <param name="table">The form's.</param>
    /// <param name="given">The document's.</param>
    /// <param name="words">The form's words.</param>
    /// <param name="lists">What is offered.</param>
    /// <param name="isExpected">Whether it stands where the form's is asked: then its shape is enough.</param>
    public static TableShape? Of(TableField table, PieceTable given, FormWords words, ImportLists lists, bool isExpected)
    {
        var named = Enumerable.Range(0, Math.Min(3, given.Rows.Count)).Select(row => Named(table, given, row, words)).MaxBy(static shape => shape.Score);
        if (named is { Score: >= Good })
        {
            return named;
        }

        if (given.Width == 2 && given.Grid.Count(row => row is [{ } label, ..] && table.Columns.Any(column => words.Names(column, label.Text) >= 0.8)) is var labels && labels >= 2 && labels * 2 > given.Rows.Count)
        {
            return new TableShape(table, [[], []], 0, Good, IsCard: true);
        }

        return isExpected ? ByKind(table, given, words, lists) : null;
    }

    private static TableShape Named(TableField table, PieceTable given, int row, FormWords words)
    {
        var cells = given.Grid[row];
        var found = new IReadOnlyList<string>[given.Width];
        Array.Fill(found, []);
        var (sums, matched, written) = (new HashSet<int>(), 0, 0);
        var pairs = new List<(int Column, string Key, double Score)>();
        for (var column = 0; column < cells.Count; column++)
        {
            if (cells[column]?.Text is not { Length: > 0 } text)
            {
                continue;
            }

            written++;
            if (PeopleWrite.IsSum(text))
            {
                sums.Add(column);
                matched++;
            }
            else if (table.Periods is not null && PeopleWrite.Period(text, table.Periods.Length) is { } period)
            {
                pairs.Add((column, period.Key, 1));
            }
            else
            {
                pairs.AddRange(table.Columns.Select(candidate => (column, candidate.Key, words.Names(candidate, text))).Where(static pair => pair.Item3 > 0));
            }
        }

        var taken = new HashSet<string>();
        foreach (var (column, key, _) in pairs.OrderByDescending(static pair => pair.Score).ThenBy(static pair => pair.Column))
        {
            if (found[column].Count == 0 && taken.Add(key))
            {
                found[column] = [key];
                matched++;
            }
        }

        // "Gruppstorlek" over "7–8" is both the fewest and the most.
        for (var column = 0; column < cells.Count; column++)
        {
            if (cells[column]?.Text is { Length: > 3 } text && found[column].Count <= 1
                && table.Columns.OfType<NumberField>().Where(number => number.Label.Sv.StartsWith(text.Trim() + ", ", StringComparison.OrdinalIgnoreCase) || number.Label.En?.StartsWith(text.Trim() + ", ", StringComparison.OrdinalIgnoreCase) == true)
                    .Select(static number => number.Key).ToList() is { Count: 2 } both && both.TrueForAll(key => !taken.Contains(key) || found[column].Contains(key)))
            {
                matched += found[column].Count == 0 ? 1 : 0;
                found[column] = both;
                taken.UnionWith(both);
            }
        }

        var isNamed = written > 1 || given.Width == 1;
        return new TableShape(table, found, row + 1, isNamed && written > 0 ? (double)matched / written : 0) { Sums = sums };
    }

    /// <summary>By number and kinds of columns: those that must be answered, when it has as many; else the first.</summary>
    private static TableShape? ByKind(TableField table, PieceTable given, FormWords words, ImportLists lists)
    {
        var required = table.Columns.Where(static column => column.IsRequired).ToList();
        var columns = required.Count == given.Width ? required : given.Width <= table.Columns.Count ? [.. table.Columns.Take(given.Width)] : null;
        if (columns is null || given.Rows.Any(static row => row.Cells.Count == 1 && row.Cells[0].Span > 1))
        {
            return null;
        }

        var (fits, cells) = (0d, 0);
        foreach (var row in given.Grid)
        {
            for (var column = 0; column < row.Count; column++)
            {
                if (row[column]?.Text is { Length: > 0 } text)
                {
                    cells++;
                    fits += columns[column] switch
                    {
                        TextField or RichTextField => 1,
                        LookupField { OwnWords: true } => text.Length <= LookupField.MostCharacters ? 1 : 0,
                        ReferenceField => 0.5,
                        var field => ValueReading.Of(field, row[column]!.Blocks, lists, words).Answer is not null ? 1 : 0,
                    };
                }
            }
        }

        return cells > 0 && fits / cells >= 0.75 ? new TableShape(table, [.. columns.Select(static column => (IReadOnlyList<string>)[column.Key])], 0, OfKind * fits / cells) : null;
    }
}
