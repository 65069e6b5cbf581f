using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>
/// Reads a document as answers to a form. Sections and fields are found by their names, labels and hints, whatever numbers stand before them and whatever a scanner did to their letters; tables by their headers, else by
/// their shape. Pure: what it could not place is left over, in order, with where it may belong.
/// </summary>
public static class FormImport
{
    /// <summary>Reads it.</summary>
    /// <param name="form">The form.</param>
    /// <param name="document">A document that was read without refusal.</param>
    /// <param name="lists">What is offered where the form looks something up.</param>
    public static ImportedApplication Read(FormDefinition form, ReadDocument document, ImportLists? lists = null)
    {
        var offered = lists ?? ImportLists.None;
        var words = new FormWords(form);
        var pieces = Pieces(form, document.Blocks, words);
        var placements = new FormWalk(form, words, offered, pieces).Walk();
        var (carried, unchanged) = CarriedAnswers.Of(form, document.Carried, SectionDigests.Of(pieces, placements), offered);
        return new ImportedApplication(form, words, offered, pieces, placements, carried, unchanged);
    }

    /// <summary>The smallest parts: lines and rows. A table that only sets the page (labels to the left, answers to the right, or one box after another) is taken apart.</summary>
    internal static IReadOnlyList<Piece> Pieces(FormDefinition form, IReadOnlyList<DocumentBlock> blocks, FormWords words)
    {
        var pieces = new List<Piece>();
        foreach (var block in blocks)
        {
            Add(block);
        }

        return pieces;

        void Add(DocumentBlock block)
        {
            if (block.Kind != BlockKind.Table)
            {
                pieces.Add(new Piece { Number = pieces.Count, Line = block });
                return;
            }

            var table = new PieceTable(block.Rows);
            if ((table.Width == 1 && !block.Rows[0].IsHeader) || SetsPage(form, table, words))
            {
                foreach (var row in block.Rows)
                {
                    Apart(row);
                }

                return;
            }

            foreach (var row in block.Rows.Where(static row => row.Cells.Any(static cell => !cell.IsContinued && cell.Text.Length > 0)))
            {
                pieces.Add(new Piece { Number = pieces.Count, Row = row, Table = table });
            }
        }

        void Apart(DocumentRow row)
        {
            foreach (var (index, cell) in row.Cells.Index().Where(static cell => !cell.Item.IsContinued))
            {
                foreach (var (line, inner) in cell.Blocks.Where(static inner => inner.Kind == BlockKind.Table || inner.Text.Length > 0).Index())
                {
                    if (index == 0 && row.Cells.Count > 1 && line == 0 && inner.Kind != BlockKind.Table)
                    {
                        pieces.Add(new Piece { Number = pieces.Count, Line = inner, IsLabel = true });
                    }
                    else
                    {
                        Add(inner);
                    }
                }
            }

            if (row.Cells.Count > 1 && pieces.Count > 0)
            {
                pieces[^1].EndsCell = true;
            }
        }
    }

    /// <summary>Whether the left column holds names of sections and fields, and the first row is no header of one of the form's tables.</summary>
    private static bool SetsPage(FormDefinition form, PieceTable table, FormWords words)
    {
        if (table.Width is not (2 or 3 or 4))
        {
            return false;
        }

        var labels = table.Rows.Where(static row => row.Cells.Count == 2 && row.Cells[0].Blocks.Count > 0).Select(static row => row.Cells[0].Blocks[0].Text).ToList();
        var known = labels.Count(label => words.Named(label, isHeading: false) is [{ Score: >= 0.85 }, ..]);
        if (known == 0 || known * 2 < labels.Count)
        {
            return false;
        }

        var first = table.Grid[0].Where(static cell => cell?.Text.Length > 0).Select(static cell => cell!.Text).ToList();
        return !form.Fields.OfType<TableField>().Any(candidate => first.Count > 1 && first.Count == table.Grid[0].Count
            && first.All(text => PeopleWrite.IsSum(text) || candidate.Columns.Any(column => words.Names(column, text) >= 0.85)));
    }
}
