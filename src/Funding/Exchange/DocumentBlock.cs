using System.Text;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What a part of a document is.</summary>
public enum BlockKind
{
    /// <summary>A heading by its style.</summary>
    Heading,

    /// <summary>A paragraph, also one that only looks like a heading.</summary>
    Paragraph,

    /// <summary>An item of a list with marks.</summary>
    Bullet,

    /// <summary>An item of a numbered list.</summary>
    Numbered,

    /// <summary>A table.</summary>
    Table,
}

/// <summary>A part of a document, as every program that writes documents has them.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Spans">Its words and how they are emphasised; none for a table. A line break is <c>\n</c>.</param>
public sealed record DocumentBlock(BlockKind Kind, IReadOnlyList<RichSpan> Spans)
{
    /// <summary>Of a heading, 1 and up; 0 for the title of the document; null for what is none.</summary>
    public int? Level { get; init; }

    /// <summary>The number that stands before an item of a numbered list; null for others.</summary>
    public int? Number { get; init; }

    /// <summary>Whether it is a line of a table of contents.</summary>
    public bool IsContents { get; init; }

    /// <summary>The rows of a table; none for others.</summary>
    public IReadOnlyList<DocumentRow> Rows { get; init; } = [];

    /// <summary>The words alone.</summary>
    public string Text => string.Concat(Spans.Select(static span => span.Text)).Trim();

    /// <summary>Whether every word of it is bold.</summary>
    public bool IsBold => Spans.Any(IsWritten) && Spans.Where(IsWritten).All(static span => span.Emphasis == RichEmphasis.Strong);

    /// <summary>A line without emphasis.</summary>
    public static DocumentBlock Of(string text, BlockKind kind = BlockKind.Paragraph) => new(kind, [new RichSpan(text, RichEmphasis.None)]);

    /// <summary>As a line of <see cref="RichText"/>: marks stand close to words, never around room.</summary>
    public string Rich()
    {
        var line = new StringBuilder();
        foreach (var (text, emphasis) in Spans)
        {
            var mark = emphasis switch { RichEmphasis.Strong => "**", RichEmphasis.Emphasised => "*", _ => string.Empty };
            foreach (var (number, part) in text.Split('\n').Index())
            {
                line.Append(number > 0 ? "\n" : string.Empty);
                var words = part.Trim();
                line.Append(mark.Length == 0 || words.Length == 0 || words.Contains('*') ? part : $"{part[..(part.Length - part.TrimStart().Length)]}{mark}{words}{mark}{part[part.TrimEnd().Length..]}");
            }
        }

        return line.ToString().Trim();
    }

    private static bool IsWritten(RichSpan span) => !string.IsNullOrWhiteSpace(span.Text);
}

/// <summary>A row of a table.</summary>
/// <param name="Cells">From the left.</param>
/// <param name="IsHeader">Whether the document says that it is a header.</param>
public sealed record DocumentRow(IReadOnlyList<DocumentCell> Cells, bool IsHeader = false);

/// <summary>A cell of a table.</summary>
/// <param name="Blocks">What stands in it.</param>
/// <param name="Span">Columns that it covers.</param>
/// <param name="IsContinued">Whether it goes on from the row above, and holds what the cell there does.</param>
public sealed record DocumentCell(IReadOnlyList<DocumentBlock> Blocks, int Span = 1, bool IsContinued = false)
{
    /// <summary>The words alone, a line a paragraph.</summary>
    public string Text => string.Join('\n', Blocks.Select(static block => block.Kind == BlockKind.Table
        ? string.Join('\n', block.Rows.Select(static row => string.Join('\t', row.Cells.Select(static cell => cell.Text))))
        : block.Text).Where(static text => text.Length > 0));
}

/// <summary>What was read of a file.</summary>
/// <param name="Blocks">Its parts in order, headers and footers of pages left out.</param>
/// <param name="Carried">What an exported file carries beside what can be read in it; null when it is none of ours.</param>
/// <param name="Refusal">Why it could not be read, in words; null when it could.</param>
public sealed record ReadDocument(IReadOnlyList<DocumentBlock> Blocks, string? Carried = null, Problem? Refusal = null);
