using System.Security.Cryptography;
using System.Text;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>How sure it is that something was understood.</summary>
public enum Certainty
{
    /// <summary>Guessed from where it stands.</summary>
    Unsure,

    /// <summary>From words that are nearly those, or that say more than the answer.</summary>
    Likely,

    /// <summary>It says so.</summary>
    Certain,
}

/// <summary>What a piece of a document is.</summary>
public enum PieceKind
{
    /// <summary>A heading by its style.</summary>
    Heading,

    /// <summary>A paragraph.</summary>
    Paragraph,

    /// <summary>An item of a list.</summary>
    Item,

    /// <summary>A row of a table.</summary>
    Row,
}

/// <summary>What became of a piece.</summary>
public enum PieceUse
{
    /// <summary>Nothing yet: it is for the user to place.</summary>
    LeftOver,

    /// <summary>It answers fields.</summary>
    Answer,

    /// <summary>It names a section, a field or columns.</summary>
    Heading,

    /// <summary>It is the form's own: its name, advice, a table of contents, facts about the file.</summary>
    FormText,

    /// <summary>It is a locked clause.</summary>
    Clause,

    /// <summary>It belongs to where it is signed.</summary>
    Signature,

    /// <summary>It sums up other rows.</summary>
    Sum,

    /// <summary>It says what the file carries beside it, unchanged.</summary>
    Unchanged,
}

/// <summary>The smallest part of a document that is placed as one.</summary>
/// <param name="Number">From 0, in the order of the document.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its words.</param>
/// <param name="Cells">Of a row, the words of each cell; else none.</param>
/// <param name="Use">What became of it.</param>
/// <param name="Section">The section that it stands in; null when that is not known.</param>
/// <param name="Fields">The fields that it answers.</param>
/// <param name="Suggested">The field that it may belong to, when it is left over; null when there is no telling.</param>
public sealed record ImportedPiece(
    int Number, PieceKind Kind, string Text, IReadOnlyList<string> Cells, PieceUse Use, string? Section, IReadOnlyList<string> Fields, string? Suggested);

/// <summary>A field that was understood.</summary>
/// <param name="Field">Its key.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Certainty">How sure.</param>
/// <param name="Pieces">The pieces that it was read from.</param>
public sealed record ImportedField(string Field, FormAnswer Answer, Certainty Certainty, IReadOnlyList<int> Pieces);

/// <summary>Something that was read and cannot be an answer, or that is worth a look.</summary>
/// <param name="Field">The field.</param>
/// <param name="Row">The row of the table; null when it is no table's.</param>
/// <param name="Column">The column; null when it is no table's, or none was recognised.</param>
/// <param name="Text">The words.</param>
/// <param name="Problem">Why, in words.</param>
/// <param name="Piece">The piece in which it stands.</param>
/// <param name="IsRefused">Whether it is no answer; false when it is one, and only worth a look.</param>
public sealed record ImportRemark(string Field, Guid? Row, string? Column, string Text, Problem Problem, int Piece, bool IsRefused);

/// <summary>
/// A document, read as answers to a form: every piece of it is either used or left over. Does not change: a piece placed elsewhere is another one.
/// </summary>
public sealed class ImportedApplication
{
    private readonly IReadOnlyList<Piece> _pieces;
    private readonly IReadOnlyList<Placement> _placements;
    private readonly FormWords _words;
    private readonly ImportLists _lists;
    private readonly FormAnswers? _carried;
    private readonly IReadOnlySet<string> _unchanged;
    private readonly Lazy<Reading> _reading;

    internal ImportedApplication(
        FormDefinition form, FormWords words, ImportLists lists, IReadOnlyList<Piece> pieces, IReadOnlyList<Placement> placements, FormAnswers? carried, IReadOnlySet<string> unchanged)
    {
        (Form, _words, _lists, _pieces, _placements, _carried, _unchanged) = (form, words, lists, pieces, placements, carried, unchanged);
        _reading = new Lazy<Reading>(Read);
    }

    /// <summary>The form.</summary>
    public FormDefinition Form { get; }

    /// <summary>The whole document in order, what was used and what is left over.</summary>
    public IReadOnlyList<ImportedPiece> Pieces => _reading.Value.Pieces;

    /// <summary>What was not understood, in order.</summary>
    public IEnumerable<ImportedPiece> LeftOver => Pieces.Where(static piece => piece.Use == PieceUse.LeftOver);

    /// <summary>What was understood, in the order of the form.</summary>
    public IReadOnlyList<ImportedField> Fields => _reading.Value.Fields;

    /// <summary>What was read and cannot be an answer, and what is worth a look, in the order of the form.</summary>
    public IReadOnlyList<ImportRemark> Remarks => _reading.Value.Remarks;

    /// <summary>The locked clauses as the document has them, in the order of the form.</summary>
    public IReadOnlyList<ImportedClause> Clauses => _reading.Value.Clauses;

    /// <summary>Sections that are taken whole from what an exported file carries, because nobody has changed what can be read of them.</summary>
    public IReadOnlySet<string> UnchangedSections => _unchanged;

    /// <summary>What was understood of a field; null when nothing was.</summary>
    public ImportedField? Find(string field) => Fields.FirstOrDefault(found => found.Field == field);

    /// <summary>With a piece placed in a field, and nowhere else. What it cannot answer there stays left over, with why among the remarks.</summary>
    /// <exception cref="ArgumentException">There is no such piece or field, or nothing can be placed in it.</exception>
    public ImportedApplication Place(int piece, string field) => Form.Find(field) is null or LockedTextField or SignaturesField or FilesField
        ? throw new ArgumentException($"Nothing can be placed in '{field}'.", nameof(field))
        : With(piece, new Placement(PieceUse.Answer, Form.Sections.First(section => section.Fields.Any(candidate => candidate.Key == field)).Key, [(field, null)], IsByHand: true));

    /// <summary>With a piece left over.</summary>
    /// <exception cref="ArgumentException">There is no such piece.</exception>
    public ImportedApplication Unplace(int piece) =>
        With(piece, At(piece) with { Use = PieceUse.LeftOver, Parts = [], Suggested = At(piece).Parts.Select(static part => part.Field).FirstOrDefault() ?? At(piece).Suggested, IsByHand = true });

    /// <summary>What was understood, as answers to be taken over.</summary>
    public FormAnswers AsAnswers() => Fields.Aggregate(FormAnswers.None(Form), static (answers, field) => answers.With(field.Field, field.Answer));

    private Placement At(int piece) => piece >= 0 && piece < _placements.Count ? _placements[piece] : throw new ArgumentException($"There is no piece {piece}.", nameof(piece));

    private ImportedApplication With(int piece, Placement placement)
    {
        var before = At(piece);
        var placements = _placements.ToArray();
        placements[piece] = placement;
        var touched = before.Parts.Concat(placement.Parts).Select(static part => part.Field).ToHashSet();
        var unchanged = _unchanged.Where(key => !Form.Sections.First(section => section.Key == key).Fields.Any(field => touched.Contains(field.Key))).ToHashSet();
        return new ImportedApplication(Form, _words, _lists, _pieces, placements, _carried, unchanged);
    }

    /// <summary>The same row of the same document has the same id each time it is read.</summary>
    private Guid RowOf(int piece) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{piece} {_pieces[piece].Text}")).AsSpan(0, 16));

    private Reading Read()
    {
        var placed = new Dictionary<string, List<PlacedPiece>>();
        foreach (var (piece, placement) in _pieces.Zip(_placements))
        {
            foreach (var (field, text) in placement.Use == PieceUse.Answer ? placement.Parts : [])
            {
                (placed.TryGetValue(field, out var pieces) ? pieces : placed[field] = []).Add(new PlacedPiece(piece, text, placement.IsByHand, placement.Certainty));
            }
        }

        var answers = new Dictionary<string, FieldReading>();
        foreach (var field in ByReference())
        {
            var pieces = placed.GetValueOrDefault(field.Key) ?? [];
            var read = FieldReading.Of(field, pieces, _words, _lists, RowOf, table => (answers.GetValueOrDefault(table)?.Answer as TableAnswer, Form.Find(table) as TableField));
            var isUnchanged = _unchanged.Contains(Form.Sections.First(section => section.Fields.Contains(field)).Key);
            answers[field.Key] = isUnchanged && CarriedAnswers.SaysTheSame(_carried![field.Key], read.Answer)
                ? new FieldReading(_carried[field.Key], Certainty.Certain, [], [.. pieces.Select(static piece => piece.Piece.Number)])
                : read;
        }

        var hidden = Form.Sections.Where(section => section.Fields.Any(field => _carried?[field.Key] is FilesAnswer or SkippedAnswer)).Select(static section => section.Key).ToHashSet();
        var used = answers.Values.SelectMany(static answer => answer.Pieces).ToHashSet();
        var shown = new List<ImportedPiece>(_pieces.Count);
        foreach (var (piece, placement) in _pieces.Zip(_placements))
        {
            var isUsed = placement.Use != PieceUse.Answer || used.Contains(piece.Number);
            var use = !isUsed ? PieceUse.LeftOver : placement.Use;
            use = use == PieceUse.LeftOver && placement is { IsByHand: false, Section: { } section } && _unchanged.Contains(section) && hidden.Contains(section) ? PieceUse.Unchanged : use;
            shown.Add(new ImportedPiece(
                piece.Number, piece.Kind, piece.Text, piece.Cells, use, placement.Section, use == PieceUse.Answer ? [.. placement.Parts.Select(static part => part.Field)] : [],
                use == PieceUse.LeftOver ? placement.Suggested ?? placement.Parts.Select(static part => part.Field).FirstOrDefault() : null));
        }

        return new Reading(
            shown,
            [.. Form.Fields.Where(field => answers[field.Key].Answer is not null).Select(field => new ImportedField(field.Key, answers[field.Key].Answer!, answers[field.Key].Certainty, answers[field.Key].Pieces))],
            [.. Form.Fields.SelectMany(field => answers[field.Key].Remarks)],
            [.. Form.Fields.OfType<LockedTextField>().Select(clause => ImportedClause.Of(clause, _pieces.Zip(_placements)
                .Where(placed => placed.Second.Use == PieceUse.Clause && placed.Second.Parts.Any(part => part.Field == clause.Key)).Select(static placed => placed.First)))]);
    }

    /// <summary>Tables that others refer to before those.</summary>
    private IEnumerable<FormField> ByReference()
    {
        var given = new HashSet<string>();
        IEnumerable<FormField> Give(FormField field)
        {
            if (!given.Add(field.Key))
            {
                return [];
            }

            var before = (field as TableField)?.Columns.OfType<ReferenceField>().Select(reference => Form.Find(reference.Table)!) ?? (field is ReferenceField own ? [Form.Find(own.Table)!] : []);
            return [.. before.SelectMany(Give), field];
        }

        return [.. Form.Fields.SelectMany(Give)];
    }

    private sealed record Reading(IReadOnlyList<ImportedPiece> Pieces, IReadOnlyList<ImportedField> Fields, IReadOnlyList<ImportRemark> Remarks, IReadOnlyList<ImportedClause> Clauses);
}
