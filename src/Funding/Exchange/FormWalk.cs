using System.Text.RegularExpressions;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Goes through a document from its beginning to its end and says of each piece where it belongs.</summary>
internal sealed partial class FormWalk
{
    internal const double Sure = 0.85;
    private const double Enough = 0.6;
    private const int MostColumns = 100;

    private readonly FormDefinition _form;
    private readonly FormWords _words;
    private readonly ImportLists _lists;
    private readonly IReadOnlyList<Piece> _pieces;
    private readonly Placement?[] _placements;
    private readonly HashSet<string> _sectionsSeen = [];
    private readonly HashSet<string> _fieldsSeen = [];
    private readonly HashSet<PieceTable> _tables = [];
    private readonly HeadingLooks _looks;

    private FormSection? _section;
    private FormField? _field;
    private bool _isUnknown;
    private bool _isFieldOfLabel;
    private bool _isFieldOfHeading;
    private string? _rowsOf;
    private Certainty _certainty = Certainty.Certain;

    public FormWalk(FormDefinition form, FormWords words, ImportLists lists, IReadOnlyList<Piece> pieces)
    {
        (_form, _words, _lists, _pieces, _placements) = (form, words, lists, pieces, new Placement?[pieces.Count]);
        _looks = new HeadingLooks(words, pieces);
    }

    public IReadOnlyList<Placement> Walk()
    {
        foreach (var piece in _pieces)
        {
            if (_placements[piece.Number] is null)
            {
                One(piece);
            }

            if (piece.EndsCell)
            {
                (_field, _isFieldOfLabel) = (_isFieldOfLabel ? null : _field, false);
            }
        }

        Title();
        return [.. _placements.Select(static placement => placement!)];
    }

    /// <summary>The title of the document is the name of what is applied for: said once more, or for the only time.</summary>
    private void Title()
    {
        if (_form.Fields.FirstOrDefault(static field => field.Means == "name") is { } name
            && _pieces.FirstOrDefault(piece => piece.Line is { Level: 0 } && _placements[piece.Number] is { Use: PieceUse.LeftOver, Section: null }) is { } title)
        {
            var answers = _pieces.Zip(_placements).SelectMany(placed => placed.Second!.Parts.Where(part => part.Field == name.Key).Select(part => Likeness.Compact(part.Text ?? placed.First.Text))).ToList();
            _placements[title.Number] = answers.Count == 0 ? new Placement(PieceUse.Answer, null, [(name.Key, null)], Certainty: Certainty.Likely)
                : answers.Contains(Likeness.Compact(title.Text)) ? new Placement(PieceUse.FormText, null, [])
                : new Placement(PieceUse.LeftOver, null, [], name.Key);
        }
    }

    private void One(Piece piece)
    {
        if (piece.Line is null)
        {
            Table(piece);
        }
        else if (piece.Line.IsContents || (_section is null && IsFront(piece)))
        {
            Place(piece, PieceUse.FormText);
        }
        else if (!Heading(piece))
        {
            Content(piece);
        }
    }

    /// <summary>The name of the form and facts of the file, before the first section.</summary>
    private bool IsFront(Piece piece) =>
        (piece.Line!.Level == 0 && FactOfFile().IsMatch(piece.Text))
        || new[] { _form.Name.Sv, _form.Name.En }.OfType<string>().Any(name => Likeness.Distance(Likeness.Compact(name), Likeness.Compact(piece.Text)) is not null);

    private bool Heading(Piece piece)
    {
        var look = HeadingLooks.Of(piece);
        if (look == 0)
        {
            return Inline(piece);
        }

        var line = piece.Line!;
        var best = Best(piece, line.Text, look);
        if (_field is TableField rows && look < 3 && !piece.IsLabel && StartsRow(rows, piece) && !(best is { Field: null, Score: >= Sure } && Index(best.Section) > Index(_section!)))
        {
            return false;
        }

        if (best?.Score < Sure && look < 3 && !piece.IsLabel && !line.IsBold && !_isUnknown && _section?.Fields.OfType<TableField>().Any(table => StartsRow(table, piece)) == true)
        {
            return false; // "1. Fyra verkstäder med 30 deltagare" where numbered rows are asked for
        }

        if (best is null)
        {
            if (piece.IsLabel || (look == 3 && line.Level > 0 && line.Level <= (_looks.SectionLevel ?? 0)))
            {
                // A heading of its own: what follows is none of the form's.
                (_isUnknown, _field, _isFieldOfLabel) = (true, null, piece.IsLabel);
                Left(piece);
                return true;
            }

            return Inline(piece);
        }

        Enter(best.Section, best.Field, piece.IsLabel, best.Score >= 0.9 ? Certainty.Certain : Certainty.Likely);
        _isFieldOfHeading = best.Field is not null;
        Place(piece, best.Section.Fields.Any(static field => field is SignaturesField) && best.Field is null or SignaturesField ? PieceUse.Signature : PieceUse.Heading);
        return true;
    }

    private NamedPart? Best(Piece piece, string text, int look, bool isInline = false)
    {
        var parts = _words.Named(text, isHeading: look >= 2);
        var current = _section is null ? -1 : Index(_section);
        NamedPart? best = null;
        var bestScore = 0d;
        foreach (var part in parts)
        {
            var isHere = part.Section == _section;
            if (part.Field is null ? look < _looks.LeastOfSection && !piece.IsLabel : (look < _looks.LeastOfField && !piece.IsLabel && !(isInline && isHere)) || (!isHere && look < 2))
            {
                continue;
            }

            var isDeeper = look == 3 && piece.Line!.Level > _looks.SectionLevel;
            var score = part.Score;
            if (part.Field is null)
            {
                score -= (isHere || _sectionsSeen.Contains(part.Section.Key) ? 0.25 : 0) + (Index(part.Section) < current ? 0.1 : 0) + (isDeeper ? 0.3 : 0);
            }
            else
            {
                score += isHere ? 0.05 - (_fieldsSeen.Contains(part.Field.Key) ? 0.2 : 0) : -0.15 - (look == 3 && !isDeeper ? 0.2 : 0) - (_sectionsSeen.Contains(part.Section.Key) ? 0 : 0.05);

                // What a field and its section are both called is the section, until one is in it.
                score -= !isHere && part.Score < Sure ? 1 : 0;
            }

            // A title has many words of its own.
            if (score > bestScore && score >= (look == 1 || piece.Line!.Level == 0 ? Sure : Enough))
            {
                (best, bestScore) = (part, score);
            }
        }

        return best;
    }

    /// <summary>"Syfte: Fler ska …": a name and what is said of it in one line.</summary>
    private bool Inline(Piece piece)
    {
        var text = piece.Line!.Text;
        var colon = text.IndexOf(':');
        if (colon is <= 0 or > 60 || colon == text.Length - 1 || (_looks.LeastOfField == 3 && !piece.IsLabel && (_isFieldOfHeading || _section is not { Fields.Count: > 1 })) || piece.Line.Kind == BlockKind.Heading
            || (_field is TableField table && table.Columns.Any(column => _words.Names(column, text[..colon]) >= Sure)))
        {
            return false;
        }

        var look = piece.Line.Spans[0] is { Emphasis: RichEmphasis.Strong } || HeadingLooks.TypedNumber().IsMatch(text) ? 2 : 1;
        if (Best(piece, text[..colon], look, isInline: true) is not { Score: >= Sure } best || best.Field is TableField or LockedTextField or SignaturesField || (best.Field is null && DefaultOf(best.Section) is not (RichTextField or TextField)))
        {
            return false;
        }

        if (best.Section.Fields.OfType<DateField>().Count() > 1 && PeopleWrite.Days(text).Count > 0)
        {
            Enter(best.Section, null, false, Certainty.Certain);
            return Days(piece);
        }

        Enter(best.Section, best.Field, false, Certainty.Certain);
        var field = best.Field ?? DefaultOf(best.Section)!;
        Answer(piece, field, text[(colon + 1)..].Trim());
        _field = field is RichTextField ? field : null;
        return true;
    }

    private void Enter(FormSection section, FormField? field, bool isLabel, Certainty certainty)
    {
        _section = section;
        _field = field;
        _rowsOf = null;
        _isUnknown = false;
        _isFieldOfLabel = isLabel && field is not null;
        _isFieldOfHeading = false;
        _certainty = certainty;
        _sectionsSeen.Add(section.Key);
        if (field is not null)
        {
            _fieldsSeen.Add(field.Key);
        }
    }

    private void Content(Piece piece)
    {
        if (_section is null || _isUnknown)
        {
            Left(piece);
            return;
        }

        if (IsAdvice(piece.Text))
        {
            Place(piece, PieceUse.FormText);
            return;
        }

        switch (_field)
        {
            case LockedTextField:
                Place(piece, PieceUse.Clause, _field.Key);
                break;
            case SignaturesField:
                Place(piece, PieceUse.Signature);
                break;
            case FilesField:
                Left(piece);
                break;
            case DateField when _section.Fields.OfType<DateField>().Count() > 1 && PeopleWrite.Days(piece.Text).Count > 1 && Days(piece):
                break;
            case { } field:
                Answer(piece, field);
                break;
            default:
                InSection(piece);
                break;
        }
    }

    /// <summary>A line under a section without a field of its own.</summary>
    private void InSection(Piece piece)
    {
        var section = _section!;
        if (section.Fields.OfType<LockedTextField>().Select(clause => (Clause: clause, Alike: Math.Max(ImportedClause.Alike(clause.Text.Sv, piece.Text), ImportedClause.Alike(clause.Text.En ?? string.Empty, piece.Text))))
            .Where(static clause => clause.Alike >= 0.5).OrderByDescending(static clause => clause.Alike).FirstOrDefault().Clause is { } found)
        {
            Place(piece, PieceUse.Clause, found.Key);
        }
        else if (section.Fields.Any(static field => field is SignaturesField))
        {
            Place(piece, PieceUse.Signature);
        }
        else if (Days(piece))
        {
        }
        else if (section.Fields.OfType<ChoiceField>().FirstOrDefault(choice => !IsAnswered(choice)) is { } choice && piece.Text.Length < 120 && ValueReading.Of(choice, [piece.Line!], _lists, _words).Answer is not null)
        {
            Answer(piece, choice);
        }
        else if (section.Fields.OfType<MoneyField>().FirstOrDefault(money => !IsAnswered(money)) is { } money && piece.Text.Length < 120 && AmountIn().Match(piece.Text) is { Success: true } amount)
        {
            Answer(piece, money, amount.Value);
        }
        else if (_rowsOf is { } rows && _form.Find(rows) is TableField)
        {
            Answer(piece, _form.Find(rows)!);
        }
        else if (section.Fields.OfType<TableField>().FirstOrDefault(table => StartsRow(table, piece)) is { } table)
        {
            _rowsOf = table.Key;
            Answer(piece, table);
        }
        else if (DefaultOf(section) is { } field)
        {
            _rowsOf = field is TableField ? field.Key : null;
            Answer(piece, field);
        }
        else
        {
            Left(piece);
        }
    }

    /// <summary>Where words go that stand in a section without more: its first field for longer words, else its first for words, else its first table.</summary>
    private static FormField? DefaultOf(FormSection section) =>
        (FormField?)section.Fields.FirstOrDefault(static field => field is RichTextField && field.IsRequired)
        ?? section.Fields.FirstOrDefault(static field => field is RichTextField && field.AskedWhen is null)
        ?? section.Fields.FirstOrDefault(static field => field is TextField && field.AskedWhen is null)
        ?? section.Fields.FirstOrDefault(static field => field is TableField { Periods: null });

    private static bool StartsRow(TableField table, Piece piece) =>
        piece.Line is { } line && table.Columns.Any(static column => column is NumberField { Key: "number", Least: >= 1 }) && (line.Kind == BlockKind.Numbered || RowReading.Start(table, line.Text) is not null);

    private bool Days(Piece piece)
    {
        if (piece.Text.Length > 200 || DayFields.Of(piece.Text, [.. _section!.Fields.OfType<DateField>().Where(field => !IsAnswered(field))]) is not { Count: > 0 } parts)
        {
            return false;
        }

        _placements[piece.Number] = new Placement(PieceUse.Answer, _section.Key, parts, Certainty: _certainty);
        return true;
    }

    private void Table(Piece piece)
    {
        if (!_tables.Add(piece.Table!))
        {
            return;
        }

        var rows = _pieces.Where(candidate => candidate.Table == piece.Table).ToList();
        if (_section?.Fields.Any(static field => field is SignaturesField) == true && _field is null or SignaturesField)
        {
            rows.ForEach(row => Place(row, PieceUse.Signature));
            return;
        }

        if (piece.Table!.Width > MostColumns)
        {
            rows.ForEach(Left);
            return;
        }

        var shape = _form.Fields.OfType<TableField>()
            .Select(table => (Table: table, IsHere: !_isUnknown && (_field == table || (_field is null && _section?.Fields.Contains(table) == true))))
            .Select(table => (table.Table, table.IsHere, Shape: TableShape.Of(table.Table, piece.Table!, _words, _lists, isExpected: table.IsHere && (_field == table.Table || _section!.Fields.OfType<TableField>().Count() == 1))))
            .Where(table => table.Shape is not null && (table.IsHere || !_isUnknown && _section?.Fields.Contains(table.Table) == true || (table.Shape is { IsNamed: true, Score: >= 0.75 } && Named(table.Shape) >= 2)))
            .Select(table => (table.Shape, Score: table.Shape!.Score + (_field == table.Table ? 0.5 : _section?.Fields.Contains(table.Table) == true && !_isUnknown ? 0.3 : 0) - (IsAnswered(table.Table) ? 0.2 : 0) + (0.02 * Named(table.Shape))))
            .OrderByDescending(static table => table.Score).FirstOrDefault().Shape;
        if (shape is null)
        {
            rows.ForEach(Left);
            return;
        }

        var certainty = shape.IsNamed ? shape.Score > 0.8 ? Certainty.Certain : Certainty.Likely : Certainty.Unsure;
        foreach (var (index, row) in rows.Index())
        {
            var at = piece.Table!.Rows.Index().First(candidate => candidate.Item == row.Row).Index;
            if (at < shape.Headers)
            {
                Place(row, PieceUse.Heading);
            }
            else if (IsSumRow(shape, row, index))
            {
                Place(row, PieceUse.Sum);
            }
            else
            {
                _placements[row.Number] = new Placement(PieceUse.Answer, _section?.Key, [(shape.Table.Key, null)], Certainty: certainty);
            }
        }

        _fieldsSeen.Add(shape.Table.Key);
    }

    private static int Named(TableShape shape) => shape.Columns.Count(static column => column.Count > 0);

    private static bool IsSumRow(TableShape shape, Piece row, int index) =>
        index > 0 && row.Cells.FirstOrDefault(static cell => cell.Length > 0) is { } first && PeopleWrite.IsSum(first)
        && row.Cells.SkipWhile(static cell => cell.Length == 0).Skip(1).All(static cell => cell.Length == 0 || PeopleWrite.Number(cell) is not null) && shape.Table.Columns.Count > 1;

    private bool IsAnswered(FormField field) => _placements.Any(placement => placement is { Use: PieceUse.Answer } && placement.Parts.Any(part => part.Field == field.Key));

    /// <summary>The form's own words under a heading.</summary>
    private bool IsAdvice(string text) =>
        text.Length > 8 && new[] { _section!.Help, _field?.Help }.Concat(_field is null ? _section.Fields.Select(static field => field.Help) : [])
            .Concat(_form.Guidance).OfType<LocalText>().SelectMany(static help => new[] { help.Sv, help.En }).OfType<string>()
            .Any(help => help == text || Likeness.Distance(Likeness.Compact(help), Likeness.Compact(text.Trim('(', ')'))) is not null);

    private int Index(FormSection section) => _form.Sections.Index().First(candidate => candidate.Item == section).Index;

    private void Answer(Piece piece, FormField field, string? text = null) => _placements[piece.Number] = new Placement(PieceUse.Answer, _section?.Key, [(field.Key, text)], Certainty: _certainty);

    private void Place(Piece piece, PieceUse use, string? field = null) => _placements[piece.Number] = new Placement(use, _section?.Key, field is null ? [] : [(field, null)]);

    private void Left(Piece piece)
    {
        var suggested = _field ?? (_isUnknown || _section is null ? null : DefaultOf(_section) ?? _section.Fields.FirstOrDefault(static field => field is not (LockedTextField or SignaturesField or FilesField)));
        _placements[piece.Number] = new Placement(PieceUse.LeftOver, _isUnknown ? null : _section?.Key, [], suggested is LockedTextField or SignaturesField or FilesField ? null : suggested?.Key);
    }

    [GeneratedRegex(@"\d[\d \u00A0.,]*\s*(?:kr\b|kronor|sek\b|tkr|mnkr|mkr|:-)|\b\d{1,3}(?:[ \u00A0]\d{3})+\b|\b\d{5,}\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AmountIn();

    [GeneratedRegex(@"^(?:diarienummer|dnr|registernummer|registry number|datum|date|version|innehåll|content|finansiär|funder|sha-?256|innehållets kontrollsumma|content checksum)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FactOfFile();
}
