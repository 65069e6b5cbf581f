using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>An application as it stands: its form and what is answered.</summary>
public sealed class ApplicationDraft
{
    private readonly Dictionary<AnswerPath, StandingAnswer> _standing;
    private HashSet<Guid>? _ids;

    private ApplicationDraft(Application application, FormDefinition form, Dictionary<AnswerPath, StandingAnswer> standing, FormAnswers answers) =>
        (Application, Form, _standing, Answers) = (application, form, standing, answers);

    /// <summary>The application.</summary>
    public Application Application { get; }

    /// <summary>The version of the form that it is written on.</summary>
    public FormDefinition Form { get; }

    /// <summary>What is answered.</summary>
    public FormAnswers Answers { get; }

    /// <summary>When something was last saved; null before.</summary>
    public DateTimeOffset? ChangedAt => _standing.Count == 0 ? null : _standing.Values.Max(static answer => answer.SavedAt);

    /// <summary>The same for as long as the same answers stand.</summary>
    public UInt128 Stamp => _standing.Values.Aggregate(UInt128.Zero, static (all, answer) => all ^ BinaryPrimitives.ReadUInt128BigEndian(answer.Id.ToByteArray(bigEndian: true)));

    /// <summary>The answer that stands in a place; null when none ever has.</summary>
    public StandingAnswer? Standing(AnswerPath path) => _standing.GetValueOrDefault(path);

    /// <summary>What was answered there; null when nothing, or something that is no answer to this version of the form.</summary>
    public FormAnswer? this[AnswerPath path] => path switch
    {
        { Row: null } => Answers[path.Field],
        { Row: { } row, Column: { } column } => (Answers[path.Field] as TableAnswer)?.Find(row)?[column],
        _ => null,
    };

    /// <summary>Where something stands in a field: the field itself, or rows and cells of a table that have not been taken away.</summary>
    public IEnumerable<AnswerPath> Paths(string field) => _standing.Where(pair => pair.Key.Field == field && pair.Value.Value is not null).Select(static pair => pair.Key);

    /// <summary>Rows of a table, in order; empty when it has none.</summary>
    public IReadOnlyList<AnswerRow> Rows(string table) => (Answers[table] as TableAnswer)?.Rows ?? [];

    /// <summary>Rows that were taken away from a table, as they were, the last first.</summary>
    public IReadOnlyList<AnswerRow> RemovedRows(string table) =>
    [
        .. _standing.Where(pair => pair.Key is { Row: not null, Column: null } path && path.Field == table && pair.Value.Value is null).OrderByDescending(static pair => pair.Value.SavedAt)
            .Select(removed => new AnswerRow(removed.Key.Row!.Value, _standing.Where(cell => cell.Key.Field == table && cell.Key.Row == removed.Key.Row && cell.Key.Column is not null && cell.Value.Value is not null)
                .ToDictionary(static cell => cell.Key.Column!, static cell => cell.Value.Value!))),
    ];

    /// <summary>The place after the last row of a table.</summary>
    public int NextPlace(string table) => _standing.Where(pair => pair.Key is { Row: not null, Column: null } path && path.Field == table)
        .Select(static pair => Place(pair.Value)).DefaultIfEmpty(0).Max() + 1;

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

    /// <summary>What is left of the answers, and those that have come.</summary>
    internal ApplicationDraft Since(Application application, IReadOnlySet<Guid> standing, IEnumerable<AnswerData> added) =>
        Of(application, Form, _standing.Where(pair => standing.Contains(pair.Value.Id)).Concat(added.Select(row => row.ToAnswer(Form))));

    /// <summary>Which answers they are.</summary>
    internal IReadOnlySet<Guid> Ids => _ids ??= _standing.Values.Select(static answer => answer.Id).ToHashSet();

    internal static ApplicationDraft Of(Application application, FormDefinition form, IEnumerable<AnswerData> rows) => Of(application, form, rows.Select(row => row.ToAnswer(form)));

    private static ApplicationDraft Of(Application application, FormDefinition form, IEnumerable<KeyValuePair<AnswerPath, StandingAnswer>> answered)
    {
        var standing = answered.ToDictionary();
        var places = standing.Where(static pair => pair.Key is { Row: not null, Column: null } && pair.Value.Value is not null)
            .GroupBy(static pair => pair.Key.Field)
            .ToDictionary(static table => table.Key, static table => table.OrderBy(static pair => Place(pair.Value)).ThenBy(static pair => pair.Key.Row).Select(static pair => pair.Key.Row!.Value).ToList());
        var cells = standing.Where(static pair => pair.Key.Column is not null && pair.Value.Value is not null).ToLookup(static pair => (pair.Key.Field, pair.Key.Row!.Value));
        var answers = FormAnswers.None(form).With(form.Fields.Select(field => KeyValuePair.Create(field.Key, field is TableField table ? Table(table) : standing.GetValueOrDefault(new AnswerPath(field.Key))?.Value)));
        return new ApplicationDraft(application, form, standing, answers);

        FormAnswer? Table(TableField table) => places.TryGetValue(table.Key, out var order)
            ? new TableAnswer([.. order.Select(row => new AnswerRow(row, cells[(table.Key, row)].Select(Cell).OfType<KeyValuePair<string, FormAnswer>>().ToDictionary()))])
            : null;

        // What refers to rows that are gone refers to those that are left.
        KeyValuePair<string, FormAnswer>? Cell(KeyValuePair<AnswerPath, StandingAnswer> cell) =>
            (cell.Key.FieldIn(form), cell.Value.Value) switch
            {
                (ReferenceField reference, RowsAnswer rows) => places.GetValueOrDefault(reference.Table) is { } there && rows.Rows.Where(there.Contains).ToList() is { Count: > 0 } left
                    ? KeyValuePair.Create(cell.Key.Column!, (FormAnswer)new RowsAnswer(left)) : null,
                ({ } column, { } value) when column.Takes(value) => KeyValuePair.Create(cell.Key.Column!, value),
                _ => null,
            };
    }

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
