using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Samsteg.Platform;

/// <summary>Answers to a form, pinned to the version they were given on. Does not change: an answer more is another set.</summary>
public sealed class FormAnswers
{
    /// <summary>How answers are kept: as they are written, without escapes that JSON does not need.</summary>
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly FrozenDictionary<string, FormAnswer> _answers;

    private FormAnswers(FormDefinition form, IEnumerable<KeyValuePair<string, FormAnswer>> answers) => (Form, _answers) = (form, answers.ToFrozenDictionary());

    /// <summary>The version that was answered.</summary>
    public FormDefinition Form { get; }

    /// <summary>Fields that are answered or skipped, in the order of the form.</summary>
    public IEnumerable<KeyValuePair<string, FormAnswer>> All =>
        Form.Fields.Where(asked => _answers.ContainsKey(asked.Key)).Select(asked => KeyValuePair.Create(asked.Key, _answers[asked.Key]));

    /// <summary>The answer to a field; null when there is none.</summary>
    public FormAnswer? this[string field] => _answers.GetValueOrDefault(field);

    /// <summary>No answers yet.</summary>
    public static FormAnswers None(FormDefinition form) => new(form, []);

    /// <summary>The set with one answer more, or another one in its place; without it for null.</summary>
    /// <exception cref="ArgumentException">The form has no such field, or the field takes no such answer.</exception>
    public FormAnswers With(string field, FormAnswer? answer)
    {
        if (Form.Find(field) is null)
        {
            throw new ArgumentException($"{Form.Key} {Form.Version} has no field '{field}'.", nameof(field));
        }

        var others = _answers.Where(pair => pair.Key != field);
        if (answer is null)
        {
            return new FormAnswers(Form, others);
        }

        return IsTaken(field, answer)
            ? new FormAnswers(Form, others.Append(KeyValuePair.Create(field, answer)))
            : throw new ArgumentException($"'{field}' of {Form.Key} {Form.Version} does not take that answer.", nameof(answer));
    }

    /// <summary>The set with several answers more or instead, or without those that are null. What a field does not take is left out.</summary>
    public FormAnswers With(IEnumerable<KeyValuePair<string, FormAnswer?>> answers)
    {
        var all = new Dictionary<string, FormAnswer>(_answers);
        foreach (var (field, answer) in answers)
        {
            if (answer is not null && IsTaken(field, answer))
            {
                all[field] = answer;
            }
            else
            {
                all.Remove(field);
            }
        }

        return new FormAnswers(Form, all);
    }

    /// <summary>
    /// As JSON, in the order of the form: a level or number is a number, a choice, text or day a text, a skip
    /// <c>{"skip": "declined"}</c>, a table its rows. Queries over answers rely on it.
    /// </summary>
    public string ToJson()
    {
        var json = new JsonObject();
        foreach (var (field, answer) in All)
        {
            json[field] = answer.Kept();
        }

        return json.ToJsonString(Options);
    }

    /// <summary>Reads answers that were kept.</summary>
    /// <exception cref="ArgumentException">An answer is not one to this version of the form.</exception>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static FormAnswers Parse(FormDefinition form, string json)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind is not JsonValueKind.Object)
        {
            throw new ArgumentException("Answers are an object.", nameof(json));
        }

        return document.RootElement.EnumerateObject().Aggregate(None(form), (answers, property) => answers.With(property.Name, ReadOne(form, property)));
    }

    /// <summary>Fields that must be answered and are not.</summary>
    /// <param name="fields">Some of the form's, or all.</param>
    public IEnumerable<Problem> Missing(IEnumerable<FormField> fields) =>
        fields.Where(field => field.IsRequired && IsAsked(field) && !IsAnswered(field)).Select(static field => new Problem(field.Key, "form.rule.missing"));

    /// <summary>Whether a field is asked, as other fields are answered.</summary>
    public bool IsAsked(FormField field) => field.AskedWhen is not { } condition || this[condition.Field] is ChoiceAnswer choice && choice.Code == condition.Code;

    /// <summary>Whether a field has what it asks for: an answer, as many rows as it must have, or the field that stands in its place.</summary>
    public bool IsAnswered(FormField field) => (field, this[field.Key]) switch
    {
        (LockedTextField or SignaturesField, _) => true,
        (TableField table, TableAnswer rows) => rows.Rows.Count >= (table.LeastRows ?? 1),
        (FilesField { InsteadOf: { } other }, null) => this[other] is not null,
        (_, var answer) => answer is not null,
    };

    /// <summary>Changes that must be explained and are not, beside the field for the explanation.</summary>
    /// <param name="fields">Some of the form's, or all.</param>
    /// <param name="earlier">What the same respondent answered last; null when nothing.</param>
    public IEnumerable<Problem> Unexplained(IEnumerable<FormField> fields, FormAnswers? earlier) =>
        from field in fields.OfType<ScaleField>()
        let comment = field.CommentOnChange
        where comment is not null && this[comment.Field] is null
            && this[field.Key]?.Value - earlier?[field.Key]?.Value is { } change && Math.Abs(change) >= comment.From
        select new Problem(comment.Field, "form.rule.explain_change", comment.From);

    /// <summary>
    /// What differs from earlier answers, also to another version of the form: fields of this version in its order, then those that only the earlier one has.
    /// What differs in a table is told cell by cell, of rows that are on one side alone with all their cells.
    /// </summary>
    public IReadOnlyList<FormChange> Since(FormAnswers earlier) =>
    [
        .. Form.Fields.Select(static field => field.Key).Union(earlier.Form.Fields.Select(static field => field.Key))
            .Where(field => this[field] is { } answer ? !answer.Equals(earlier[field]) : earlier[field] is not null)
            .SelectMany(field => (earlier[field], this[field]) is var (before, after) && (before is TableAnswer || after is TableAnswer)
                ? OfRows(field, before as TableAnswer, after as TableAnswer)
                : [new FormChange(field, earlier[field], this[field])]),
    ];

    private bool IsTaken(string field, FormAnswer answer) =>
        Form.Find(field) is { } asked && (answer is SkippedAnswer skip ? asked.MaySkip && Form.FindSkip(skip.Code) is not null : asked.Takes(answer));

    private static IEnumerable<FormChange> OfRows(string field, TableAnswer? before, TableAnswer? after)
    {
        var (was, now) = (before?.Rows ?? [], after?.Rows ?? []);
        foreach (var row in now.Select(static row => row.Id).Union(was.Select(static row => row.Id)))
        {
            var (old, @new) = (before?.Find(row), after?.Find(row));
            var columns = (@new?.Cells.Keys ?? []).Union(old?.Cells.Keys ?? []).Order(StringComparer.Ordinal)
                .Where(column => @new?[column] is { } cell ? !cell.Equals(old?[column]) : old?[column] is not null);
            foreach (var column in columns)
            {
                yield return new FormChange(field, old?[column], @new?[column], row, column);
            }

            if (old is null || @new is null)
            {
                yield return new FormChange(field, null, null, row) { RowIsNew = old is null, RowIsGone = @new is null };
            }
        }

        var both = now.Select(static row => row.Id).Intersect(was.Select(static row => row.Id)).ToList();
        if (!both.SequenceEqual(was.Select(static row => row.Id).Where(both.Contains)))
        {
            yield return new FormChange(field, null, null) { IsReordered = true };
        }
    }

    private static FormAnswer ReadOne(FormDefinition form, JsonProperty property) =>
        form.Find(property.Name) is not { } field ? throw new ArgumentException($"{form.Key} {form.Version} has no field '{property.Name}'.")
        : property.Value is { ValueKind: JsonValueKind.Object } skip && skip.TryGetProperty(SkippedAnswer.Key, out var code) && code.GetString() is { } name ? new SkippedAnswer(name)
        : field.Kept(property.Value) ?? throw new ArgumentException($"'{property.Name}' of {form.Key} {form.Version} is not answered so.");
}

/// <summary>A field that was answered in another way.</summary>
/// <param name="Field">Its key.</param>
/// <param name="Before">Null when it was not answered.</param>
/// <param name="After">Null when it is not answered any longer.</param>
/// <param name="Row">The row of the table; null when it is no table's, or the order of its rows.</param>
/// <param name="Column">The column; null for the row as a whole.</param>
public sealed record FormChange(string Field, FormAnswer? Before, FormAnswer? After, Guid? Row = null, string? Column = null)
{
    /// <summary>The row was added.</summary>
    public bool RowIsNew { get; init; }

    /// <summary>The row was taken away.</summary>
    public bool RowIsGone { get; init; }

    /// <summary>The rows stand in another order.</summary>
    public bool IsReordered { get; init; }
}
