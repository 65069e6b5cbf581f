using System.Globalization;
using System.Text.RegularExpressions;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Reads rows of a form's table from rows of a document's, from cards with labels, and from lines: "1. Fyra verkstäder med 30 deltagare", "Region Sörmland – äger insatsen".</summary>
internal sealed partial class RowReading(TableField table, FormWords words, ImportLists lists, Func<int, Guid> rowOf, Func<string, (TableAnswer? Rows, TableField? Table)> tableOf)
{
    private const double LabelScore = 0.85;

    private readonly List<(Guid Id, Dictionary<string, FormAnswer> Cells, int Piece)> _rows = [];
    private readonly List<ImportRemark> _remarks = [];
    private readonly HashSet<int> _pieces = [];
    private readonly Dictionary<PieceTable, TableShape?> _shapes = [];
    private Certainty _certainty = Certainty.Certain;
    private string? _label;
    private bool _goesOn;

    private FormField? Ordinal => table.Columns.OfType<NumberField>().FirstOrDefault(static column => column is { Key: "number", Least: >= 1, Most: <= 999 });

    private FormField? Longest => table.Columns.LastOrDefault(static column => column is RichTextField && column.IsRequired) ?? table.Columns.FirstOrDefault(static column => column is RichTextField);

    public FieldReading Of(IReadOnlyList<PlacedPiece> placed)
    {
        foreach (var piece in placed)
        {
            if (piece.Piece is { Row: { } row, Table: { } given })
            {
                _label = null;
                Row(piece, row, given);
            }
            else
            {
                foreach (var line in FieldReading.Lines(piece))
                {
                    Line(piece, line);
                }
            }

            _certainty = _pieces.Contains(piece.Piece.Number) && piece.Certainty < _certainty ? piece.Certainty : _certainty;
        }

        var rows = _rows.Where(static row => row.Cells.Count > 0).Take(table.MostRows ?? TableField.Limit).Select(static row => new AnswerRow(row.Id, row.Cells)).ToList();
        if (rows.Count < _rows.Count)
        {
            var kept = rows.Select(static row => row.Id).ToHashSet();
            foreach (var (id, cells, piece) in _rows.Where(row => !kept.Contains(row.Id)))
            {
                _pieces.Remove(piece);
                if (cells.Count > 0)
                {
                    var most = table.MostRows ?? TableField.Limit;
                    _remarks.Add(new ImportRemark(table.Key, null, null, placed.First(one => one.Piece.Number == piece).Piece.Text, new Problem(table.Key, "exchange.rule.rows", most), piece, IsRefused: true));
                }
            }
        }

        return rows.Count == 0
            ? new FieldReading(null, Certainty.Unsure, _remarks, [])
            : new FieldReading(new TableAnswer(rows), _certainty, _remarks, [.. placed.Select(static piece => piece.Piece.Number).Where(_pieces.Contains)]);
    }

    /// <summary>What a row begins with in running text: "1.", "Mål 2:", "Målsättning 3 –"; null when it begins otherwise, "Minst 15 företag".</summary>
    public static Match? Start(TableField table, string text)
    {
        if (StartOfRow().Match(text) is not { Success: true } start)
        {
            return null;
        }

        var word = Likeness.Compact(start.Groups["word"].Value);
        return word.Length == 0 || word is "mal" or "delmal" or "malsattnlng" or "punkt" or "nr"
            || new[] { table.Label }.Concat(table.Columns.Where(column => column.Key == table.Title || column.Key == "number").Select(static column => column.Label))
                .SelectMany(static label => new[] { label.Sv, label.En }).OfType<string>().Select(Likeness.Compact).Any(name => name == word || Likeness.Distance(name, word) is not null)
            ? start : null;
    }

    private void Row(PlacedPiece piece, DocumentRow row, PieceTable given)
    {
        if (!_shapes.TryGetValue(given, out var shape))
        {
            _shapes[given] = shape = TableShape.Of(table, given, words, lists, isExpected: true);
        }

        var number = piece.Piece.Number;
        if (shape is null)
        {
            foreach (var line in FieldReading.Lines(piece))
            {
                Line(piece, line);
            }

            return;
        }

        if (shape.IsCard)
        {
            if (row.Cells is [var label, var content])
            {
                Labelled(piece, label.Text, content.Blocks);
            }

            return;
        }

        _certainty = !shape.IsNamed && _certainty > Certainty.Unsure ? Certainty.Unsure : _certainty;
        var cells = new Dictionary<string, FormAnswer>();
        var id = rowOf(number);
        var column = 0;
        foreach (var cell in row.Cells)
        {
            var keys = column < shape.Columns.Count ? shape.Columns[column] : [];
            if (keys.Count == 0 && cell.Text.Length > 0 && !cell.IsContinued && !shape.Sums.Contains(column))
            {
                _remarks.Add(new ImportRemark(table.Key, id, null, cell.Text, new Problem(table.Key, "exchange.rule.no_column", cell.Text.Length > 80 ? cell.Text[..79] + "…" : cell.Text), number, IsRefused: true));
            }
            else if (keys is [var least, var most])
            {
                Span(id, cells, number, least, most, cell);
            }
            else if (keys is [var key])
            {
                Set(id, cells, number, key, cell.Blocks);
            }

            column += cell.Span;
        }

        if (cells.Count > 0)
        {
            _rows.Add((id, cells, number));
            _pieces.Add(number);
            Complete(cells);
        }
    }

    /// <summary>"7–8" over two columns; one number is both.</summary>
    private void Span(Guid id, Dictionary<string, FormAnswer> cells, int piece, string least, string most, DocumentCell cell)
    {
        if (PeopleWrite.Span(cell.Text) is { } span)
        {
            Set(id, cells, piece, least, [DocumentBlock.Of(span.Least.ToString(CultureInfo.InvariantCulture))]);
            Set(id, cells, piece, most, [DocumentBlock.Of(span.Most.ToString(CultureInfo.InvariantCulture))]);
        }
        else
        {
            Set(id, cells, piece, least, cell.Blocks);
            Set(id, cells, piece, most, cell.Blocks);
        }
    }

    private bool Set(Guid id, Dictionary<string, FormAnswer> cells, int piece, string key, IReadOnlyList<DocumentBlock> blocks)
    {
        var column = table.Find(key)!;
        var text = string.Join(' ', blocks.Select(static block => block.Text));
        var reading = column is ReferenceField reference ? RowReferences.Of(reference, text, tableOf) : ValueReading.Of(column, blocks, lists, words);
        if (reading.Problem is { } problem)
        {
            _remarks.Add(new ImportRemark(table.Key, id, key, text, problem, piece, reading.Answer is null));
        }

        if (reading.Answer is null)
        {
            return false;
        }

        cells[key] = reading.Answer;
        _certainty = reading.Certainty < _certainty ? reading.Certainty : _certainty;
        return true;
    }

    /// <summary>A row that does not say its number has its place.</summary>
    private void Complete(Dictionary<string, FormAnswer> cells)
    {
        if (Ordinal is { } ordinal && !cells.ContainsKey(ordinal.Key) && new NumberAnswer(_rows.Count) is var number && ordinal.Takes(number))
        {
            cells[ordinal.Key] = number;
        }
    }

    private void Line(PlacedPiece piece, DocumentBlock line)
    {
        var text = line.Text;
        if (text.Length == 0)
        {
            return;
        }

        var colon = text.IndexOf(':');
        var label = colon is > 0 and < 60 ? text[..colon] : line.Kind == BlockKind.Heading || line.IsBold || text.EndsWith(':') ? text : null;
        if (label is not null && Labelled(piece, label, [DocumentBlock.Of(label.Length == text.Length ? string.Empty : text[(colon + 1)..].Trim())]))
        {
            return;
        }

        if (_label is not null && line.Kind is not BlockKind.Numbered && _rows.Count > 0 && Append(piece, line, table.Find(_label)!))
        {
            return;
        }

        var start = Start(table, text);
        var isStart = line.Kind is BlockKind.Numbered or BlockKind.Bullet || start is not null;
        if (!isStart && _goesOn && _rows.Count > 0 && Longest is { } longest && Append(piece, line, longest))
        {
            return;
        }

        _label = null;
        New(piece, line, line.Kind != BlockKind.Bullet ? start : null);
    }

    /// <summary>"Förväntat utfall: …" is a cell of the row that was begun, or begins one when that has it already.</summary>
    private bool Labelled(PlacedPiece piece, string label, IReadOnlyList<DocumentBlock> content)
    {
        var best = table.Periods is { } periods && PeopleWrite.Period(label, periods.Length) is { } period
            ? (Column: table.Find(period.Key)!, Score: 1)
            : table.Columns.Select(column => (Column: column, Score: words.Names(column, label))).MaxBy(static column => column.Score);
        if (best.Score < LabelScore)
        {
            return false;
        }

        var number = piece.Piece.Number;
        if (_rows.Count == 0 || _rows[^1].Cells.ContainsKey(best.Column.Key))
        {
            _rows.Add((rowOf(number), [], number));
        }

        _pieces.Add(number);
        _label = best.Column.Key;
        _goesOn = true;
        if (content.Any(static block => block.Text.Length > 0 || block.Kind == BlockKind.Table))
        {
            Set(_rows[^1].Id, _rows[^1].Cells, number, best.Column.Key, content);
        }

        return true;
    }

    private bool Append(PlacedPiece piece, DocumentBlock line, FormField column)
    {
        var row = _rows[^1];
        if (column is not (RichTextField or TextField))
        {
            return !row.Cells.ContainsKey(column.Key) && Set(row.Id, row.Cells, piece.Piece.Number, column.Key, [line]) && _pieces.Add(piece.Piece.Number);
        }

        var written = row.Cells.TryGetValue(column.Key, out var before) ? [DocumentBlock.Of(((TextAnswer)before).Text), line] : (IReadOnlyList<DocumentBlock>)[line];
        var answer = new TextAnswer(column is TextField ? string.Join(' ', written.Select(static block => block.Text)) : ValueReading.Rich(written));
        if (!column.Takes(answer))
        {
            return false;
        }

        row.Cells[column.Key] = answer;
        return _pieces.Add(piece.Piece.Number) || true;
    }

    private void New(PlacedPiece piece, DocumentBlock line, Match? start)
    {
        var number = piece.Piece.Number;
        var (id, cells) = (rowOf(number), new Dictionary<string, FormAnswer>());
        var rest = line.Text;
        if (Ordinal is { } ordinal)
        {
            var own = start?.Groups["number"].Value ?? (line.Number is { } listed ? listed.ToString(CultureInfo.InvariantCulture) : (_rows.Count + 1).ToString(CultureInfo.InvariantCulture));
            rest = start is null ? rest : rest[start.Length..].Trim();
            Set(id, cells, number, ordinal.Key, [DocumentBlock.Of(own)]);
        }
        else if (start is not null && start.Groups["mark"].Success)
        {
            rest = rest[start.Length..].Trim();
        }

        var separated = new LineCells(table, words, lists, cells, (key, text) => Set(id, cells, number, key, [DocumentBlock.Of(text)])).Read(rest, Ordinal);
        if (cells.Count == 0 || cells.Keys.All(key => key == Ordinal?.Key))
        {
            return; // nothing in it is an answer: it is left over
        }

        _rows.Add((id, cells, number));
        _pieces.Add(number);
        _goesOn = start is not null || line.Kind == BlockKind.Numbered || line.IsBold || line.Kind == BlockKind.Heading || !separated;
        _certainty = _certainty > Certainty.Likely ? Certainty.Likely : _certainty;
    }

    [GeneratedRegex(@"^(?<mark>(?:(?<word>\p{L}{2,14})\s+)?(?<number>\d{1,2})\s*[.):–-]\s*|(?<word>\p{L}{2,14})\s+(?<number>\d{1,2})\s+)(?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex StartOfRow();
}
