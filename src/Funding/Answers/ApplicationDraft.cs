using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>An application as it stands: its form and what is answered.</summary>
public sealed class ApplicationDraft
{
    private readonly Dictionary<string, Dictionary<AnswerPath, StandingAnswer>> _standing;

    private ApplicationDraft(Application application, FormDefinition form, Dictionary<string, Dictionary<AnswerPath, StandingAnswer>> standing, FormAnswers answers) =>
        (Application, Form, _standing, Answers) = (application, form, standing, answers);

    /// <summary>The application.</summary>
    public Application Application { get; }

    /// <summary>The version of the form that it is written on.</summary>
    public FormDefinition Form { get; }

    /// <summary>What is answered.</summary>
    public FormAnswers Answers { get; }

    /// <summary>When something was last saved; null before.</summary>
    public DateTimeOffset? ChangedAt => All.Max(static pair => (DateTimeOffset?)pair.Value.SavedAt);

    /// <summary>The same for as long as the same answers stand.</summary>
    public UInt128 Stamp => All.Aggregate(UInt128.Zero, static (all, pair) => all ^ BinaryPrimitives.ReadUInt128BigEndian(pair.Value.Id.ToByteArray(bigEndian: true)));

    /// <summary>The answer that stands in a place; null when none ever has.</summary>
    public StandingAnswer? Standing(AnswerPath path) => In(path.Field).GetValueOrDefault(path);

    /// <summary>What was answered there; null when nothing, or something that is no answer to this version of the form.</summary>
    public FormAnswer? this[AnswerPath path] => path switch
    {
        { Row: null } => Answers[path.Field],
        { Row: { } row, Column: { } column } => (Answers[path.Field] as TableAnswer)?.Find(row)?[column],
        _ => null,
    };

    /// <summary>Where something stands in a field: the field itself, or rows and cells of a table that have not been taken away.</summary>
    public IEnumerable<AnswerPath> Paths(string field) => In(field).Where(static pair => pair.Value.Value is not null).Select(static pair => pair.Key);

    /// <summary>Rows of a table, in order; empty when it has none.</summary>
    public IReadOnlyList<AnswerRow> Rows(string table) => (Answers[table] as TableAnswer)?.Rows ?? [];

    /// <summary>Rows that were taken away from a table, as they were, the last first.</summary>
    public IReadOnlyList<AnswerRow> RemovedRows(string table) =>
    [
        .. In(table).Where(static pair => pair.Key is { Row: not null, Column: null } && pair.Value.Value is null).OrderByDescending(static pair => pair.Value.SavedAt)
            .Select(removed => new AnswerRow(removed.Key.Row!.Value, In(table).Where(cell => cell.Key.Row == removed.Key.Row && cell.Key.Column is not null && cell.Value.Value is not null)
                .ToDictionary(static cell => cell.Key.Column!, static cell => cell.Value.Value!))),
    ];

    /// <summary>The place after the last row of a table.</summary>
    public int NextPlace(string table) => In(table).Where(static pair => pair.Key is { Row: not null, Column: null }).Select(static pair => Place(pair.Value)).DefaultIfEmpty(0).Max() + 1;

    /// <summary>What a row is called: by the column that the table is called by, or the first that is answered.</summary>
    public static string TitleOf(TableField table, AnswerRow row) => TitleColumn(table, row) is not { } column ? string.Empty : row[column.Key] switch
    {
        LookupAnswer lookup => lookup.Text,
        ChoiceAnswer choice => (column as ChoiceField)?.Options.FirstOrDefault(option => option.Code == choice.Code)?.Text.ToString() ?? choice.Code,
        var answer => answer!.Typed(),
    };

    /// <summary>The column that a row is called by; null when nothing in it is answered.</summary>
    public static FormField? TitleColumn(TableField table, AnswerRow row) =>
        table.Columns.OrderByDescending(column => column.Key == table.Title).FirstOrDefault(column => row[column.Key] is not (null or RowsAnswer));

    /// <summary>Loads an application as it stands on a version of a form, also another one than it is written on.</summary>
    public static async Task<ApplicationDraft> LoadOnAsync(RequestDatabase database, Application application, FormDefinition form, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<AnswerData>(
            Sql.Of($"select {AnswerData.Columns} from application_answers where initiative_id = {application.InitiativeId} and replaced_at is null"), cancellation);
        return Of(application, form, rows);
    }

    /// <summary>The same answers, as another transaction has found the application.</summary>
    internal ApplicationDraft In(Application application) => new(application, Form, _standing, Answers);

    internal static ApplicationDraft Of(Application application, FormDefinition form, IEnumerable<AnswerData> rows) =>
        new ApplicationDraft(application, form, [], FormAnswers.None(form)).With([.. rows.Select(row => (row.ToAnswer(form), true))]);

    /// <summary>With answers that have come, or gone, in whatever order; those of fields that nothing was touched in are the same as before.</summary>
    internal ApplicationDraft With(IReadOnlyList<(KeyValuePair<AnswerPath, StandingAnswer> Answer, bool Stands)> touched)
    {
        var standing = new Dictionary<string, Dictionary<AnswerPath, StandingAnswer>>(_standing);
        foreach (var field in touched.GroupBy(static one => one.Answer.Key.Field))
        {
            var answers = standing[field.Key] = new(In(field.Key));
            foreach (var ((path, answer), stands) in field)
            {
                if (stands)
                {
                    answers[path] = answer;
                }
                else if (answers.GetValueOrDefault(path)?.Id == answer.Id)
                {
                    answers.Remove(path);
                }
            }
        }

        var changed = touched.Select(static one => one.Answer.Key.Field).ToHashSet();
        var draft = new ApplicationDraft(Application, Form, standing, Answers);
        return new ApplicationDraft(Application, Form, standing, Answers.With(Form.Fields
            .Where(field => changed.Contains(field.Key) || (field as TableField)?.Columns.OfType<ReferenceField>().Any(reference => changed.Contains(reference.Table)) is true)
            .Select(field => KeyValuePair.Create(field.Key, draft.AnswerTo(field)))));
    }

    private IEnumerable<KeyValuePair<AnswerPath, StandingAnswer>> All => _standing.Values.SelectMany(static answers => answers);

    private Dictionary<AnswerPath, StandingAnswer> In(string field) => _standing.GetValueOrDefault(field) ?? [];

    /// <summary>What stands in a field as an answer to it.</summary>
    private FormAnswer? AnswerTo(FormField field)
    {
        if (field is not TableField)
        {
            return Standing(new AnswerPath(field.Key))?.Value;
        }

        var rows = RowsOf(field.Key);
        var cells = In(field.Key).Where(static pair => pair.Key.Column is not null && pair.Value.Value is not null).ToLookup(static pair => pair.Key.Row!.Value);
        return rows.Count == 0 ? null : new TableAnswer([.. rows.Select(row => new AnswerRow(row, cells[row].Select(Cell).OfType<KeyValuePair<string, FormAnswer>>().ToDictionary()))]);

        // What refers to rows that are gone refers to those that are left.
        KeyValuePair<string, FormAnswer>? Cell(KeyValuePair<AnswerPath, StandingAnswer> cell) =>
            (cell.Key.FieldIn(Form), cell.Value.Value) switch
            {
                (ReferenceField reference, RowsAnswer chosen) => chosen.Rows.Where(RowsOf(reference.Table).Contains).ToList() is { Count: > 0 } left ? KeyValuePair.Create(cell.Key.Column!, (FormAnswer)new RowsAnswer(left)) : null,
                ({ } column, { } value) when column.Takes(value) => KeyValuePair.Create(cell.Key.Column!, value),
                _ => null,
            };
    }

    /// <summary>Rows of a table that have not been taken away, in order.</summary>
    private List<Guid> RowsOf(string table) =>
        [.. In(table).Where(static pair => pair.Key is { Row: not null, Column: null } && pair.Value.Value is not null).OrderBy(static pair => Place(pair.Value)).ThenBy(static pair => pair.Key.Row).Select(static pair => pair.Key.Row!.Value)];

    private static int Place(StandingAnswer marker) => marker.Value is NumberAnswer number ? (int)number.Number : 0;
}

/// <summary>A row of <c>application_answers</c>.</summary>
internal sealed record AnswerData(Guid Id, string Field, Guid? RowId, string? ColumnKey, string? Value, DateTimeOffset SavedAt, AccountId SavedBy)
{
    /// <summary>What is selected of the table.</summary>
    public static Sql Columns { get; } = Sql.Raw("id, field, row_id, column_key, value::text as value, saved_at, saved_by");

    public KeyValuePair<AnswerPath, StandingAnswer> ToAnswer(FormDefinition form)
    {
        var path = new AnswerPath(Field, RowId, ColumnKey);
        return KeyValuePair.Create(path, new StandingAnswer(Id, Read(form, path, Value), SavedAt, SavedBy));
    }

    /// <summary>What is kept in a place; null for nothing, and for what is no answer to this version of the form.</summary>
    public static FormAnswer? Read(FormDefinition form, AnswerPath path, string? value)
    {
        if (value is null)
        {
            return null;
        }

        using var json = JsonDocument.Parse(value);
        return path is { Row: not null, Column: null }
            ? new NumberAnswer(json.RootElement.ValueKind == JsonValueKind.Number ? json.RootElement.GetDecimal() : 0)
            : path.FieldIn(form)?.Kept(json.RootElement);
    }
}
