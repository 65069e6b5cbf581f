using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A piece that is to answer a field.</summary>
internal sealed record PlacedPiece(Piece Piece, string? Text, bool IsByHand, Certainty Certainty);

/// <summary>What the pieces that were placed in a field say.</summary>
/// <param name="Answer">The answer; null when they say none.</param>
/// <param name="Certainty">How sure.</param>
/// <param name="Remarks">What cannot be an answer, and what is worth a look.</param>
/// <param name="Pieces">The pieces that the answer was read from; the others are left over.</param>
internal sealed record FieldReading(FormAnswer? Answer, Certainty Certainty, IReadOnlyList<ImportRemark> Remarks, IReadOnlyList<int> Pieces)
{
    /// <summary>Letters that may stand beside a number or a day without saying more.</summary>
    private const int MostBeside = 25;

    public static FieldReading Of(
        FormField field, IReadOnlyList<PlacedPiece> placed, FormWords words, ImportLists lists, Func<int, Guid> rowOf, Func<string, (TableAnswer? Rows, TableField? Table)> tableOf)
    {
        if (placed.Count == 0)
        {
            return new FieldReading(null, Certainty.Unsure, [], []);
        }

        return field switch
        {
            TableField table => new RowReading(table, words, lists, rowOf, tableOf).Of(placed),
            RichTextField or TextField => Words(field, placed, words, lists),
            _ => First(field, placed, words, lists, tableOf),
        };
    }

    /// <summary>The lines of a piece, the part of it that was placed.</summary>
    public static IReadOnlyList<DocumentBlock> Lines(PlacedPiece placed) => placed switch
    {
        { Text: { } text } => [DocumentBlock.Of(text)],
        { Piece.Line: { } line } => [line],
        { Piece.Row: { } row } => [DocumentBlock.Of(string.Join(" – ", row.Cells.Where(static cell => !cell.IsContinued).Select(static cell => cell.Text.ReplaceLineEndings(" ")).Where(static text => text.Length > 0)))],
        _ => [],
    };

    /// <summary>All of them, one after another. What is too long is cut after the last piece that fits: the rest is left over.</summary>
    private static FieldReading Words(FormField field, IReadOnlyList<PlacedPiece> placed, FormWords words, ImportLists lists)
    {
        for (var count = placed.Count; count > 0; count--)
        {
            var taken = placed.Take(count).ToList();
            if (ValueReading.Of(field, [.. taken.SelectMany(Lines)], lists, words) is { Answer: { } answer } reading)
            {
                return new FieldReading(answer, Least(reading.Certainty, taken), count < placed.Count ? [TooLong(field, placed[count])] : [], [.. taken.Select(static piece => piece.Piece.Number)]);
            }

            if (placed.Count > 400 && count == placed.Count)
            {
                count = Math.Min(count, 400); // far too much: what fits is looked for from there
            }
        }

        return new FieldReading(null, Certainty.Unsure, [TooLong(field, placed[0])], []);
    }

    private static ImportRemark TooLong(FormField field, PlacedPiece placed) => new(
        field.Key, null, null, placed.Piece.Text, new Problem(field.Key, "form.rule.too_long", field is TextField text ? text.MostCharacters : ((RichTextField)field).MostCharacters), placed.Piece.Number, IsRefused: true);

    /// <summary>The first that is an answer, those placed by hand before the others.</summary>
    private static FieldReading First(FormField field, IReadOnlyList<PlacedPiece> placed, FormWords words, ImportLists lists, Func<string, (TableAnswer? Rows, TableField? Table)> tableOf)
    {
        var remarks = new List<ImportRemark>();
        foreach (var piece in placed.OrderByDescending(static piece => piece.IsByHand).ThenBy(static piece => piece.Piece.Number))
        {
            var reading = field is ReferenceField reference ? RowReferences.Of(reference, string.Join(' ', Lines(piece).Select(static line => line.Text)), tableOf) : ValueReading.Of(field, Lines(piece), lists, words);
            if (reading.Problem is { } problem)
            {
                remarks.Add(new ImportRemark(field.Key, null, null, piece.Text ?? piece.Piece.Text, problem, piece.Piece.Number, reading.Answer is null));
            }

            if (reading is { Answer: not null, Problem: null } && piece.Text is { } part && piece.Piece.Text.Count(char.IsLetter) - part.Count(char.IsLetter) > MostBeside)
            {
                remarks.Add(new ImportRemark(field.Key, null, null, piece.Piece.Text, new Problem(field.Key, "exchange.note.part_of_it", piece.Piece.Text), piece.Piece.Number, IsRefused: false));
            }

            if (reading.Answer is not null)
            {
                return new FieldReading(reading.Answer, Least(reading.Certainty, [piece]), [.. remarks.Where(remark => remark.Piece == piece.Piece.Number)], [piece.Piece.Number]);
            }
        }

        return new FieldReading(null, Certainty.Unsure, remarks, []);
    }

    private static Certainty Least(Certainty certainty, IEnumerable<PlacedPiece> placed) => placed.Select(static piece => piece.Certainty).Append(certainty).Min();
}
