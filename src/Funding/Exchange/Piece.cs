namespace Samsteg.Funding;

/// <summary>The smallest part of a document that is placed as one: a line, or a row of a table.</summary>
internal sealed class Piece
{
    public required int Number { get; init; }

    /// <summary>The line; null for a row.</summary>
    public DocumentBlock? Line { get; init; }

    /// <summary>The row; null for a line.</summary>
    public DocumentRow? Row { get; init; }

    /// <summary>The table that a row is of; null for a line.</summary>
    public PieceTable? Table { get; init; }

    /// <summary>Whether it stands to the left of what answers it, in a table that only sets the page.</summary>
    public bool IsLabel { get; init; }

    /// <summary>Whether it is the last of what stands beside a label.</summary>
    public bool EndsCell { get; set; }

    public string Text => Line?.Text ?? string.Join(" | ", Cells);

    public IReadOnlyList<string> Cells => Row is null ? [] : [.. Row.Cells.Select(static cell => cell.IsContinued ? string.Empty : cell.Text)];

    public PieceKind Kind => Line switch
    {
        null => PieceKind.Row,
        { Kind: BlockKind.Heading } => PieceKind.Heading,
        { Kind: BlockKind.Bullet or BlockKind.Numbered } => PieceKind.Item,
        _ => PieceKind.Paragraph,
    };
}

/// <summary>A table of rows, as a document has it.</summary>
internal sealed class PieceTable(IReadOnlyList<DocumentRow> rows)
{
    /// <summary>The cells by column: one that covers several stands in the first of them.</summary>
    public IReadOnlyList<IReadOnlyList<DocumentCell?>> Grid { get; } = [.. rows.Select(static row => (IReadOnlyList<DocumentCell?>)
        [.. row.Cells.SelectMany(static cell => Enumerable.Range(0, cell.Span).Select(column => column == 0 ? cell : null))])];

    public IReadOnlyList<DocumentRow> Rows { get; } = rows;

    public int Width { get; } = rows.Max(static row => row.Cells.Sum(static cell => cell.Span));
}

/// <summary>Where a piece is placed.</summary>
/// <param name="Use">What it is used for.</param>
/// <param name="Section">The section that it stands in; null before the first and after what is not known.</param>
/// <param name="Parts">The fields that it answers, each with the part of its text; null for all of it.</param>
/// <param name="Suggested">The field that it may belong to, when it is left over.</param>
/// <param name="IsByHand">Whether somebody placed it.</param>
/// <param name="Certainty">How sure that is.</param>
internal sealed record Placement(PieceUse Use, string? Section, IReadOnlyList<(string Field, string? Text)> Parts, string? Suggested = null, bool IsByHand = false, Certainty Certainty = Certainty.Certain);
