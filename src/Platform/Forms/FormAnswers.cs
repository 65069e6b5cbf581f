using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Samsteg.Platform;

/// <summary>Answers to a form, pinned to the version they were given on. Does not change: an answer more is another set.</summary>
public sealed class FormAnswers
{
    private const string Skipped = "skip";
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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
        if (Form.Find(field) is not { } asked)
        {
            throw new ArgumentException($"{Form.Key} {Form.Version} has no field '{field}'.", nameof(field));
        }

        var others = _answers.Where(pair => pair.Key != field);
        if (answer is null)
        {
            return new FormAnswers(Form, others);
        }

        var isTaken = answer is SkippedAnswer skip ? asked.MaySkip && Form.FindSkip(skip.Code) is not null : asked.Takes(answer);
        return isTaken
            ? new FormAnswers(Form, others.Append(KeyValuePair.Create(field, answer)))
            : throw new ArgumentException($"'{field}' of {Form.Key} {Form.Version} does not take that answer.", nameof(answer));
    }

    /// <summary>
    /// As JSON, in the order of the form: a level or number is a number, a choice, text or day a text, a skip
    /// <c>{"skip": "declined"}</c>. Queries over answers rely on it.
    /// </summary>
    public string ToJson()
    {
        var json = new JsonObject();
        foreach (var (field, answer) in All)
        {
            json[field] = answer switch
            {
                LevelAnswer level => JsonValue.Create(level.Level),
                NumberAnswer number => JsonValue.Create(number.Number),
                SkippedAnswer skip => new JsonObject { [Skipped] = skip.Code },
                _ => JsonValue.Create(answer.Typed()),
            };
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
        fields.Where(field => field.IsRequired && this[field.Key] is null).Select(static field => new Problem(field.Key, "form.rule.missing"));

    /// <summary>Changes that must be explained and are not, beside the field for the explanation.</summary>
    /// <param name="fields">Some of the form's, or all.</param>
    /// <param name="earlier">What the same respondent answered last; null when nothing.</param>
    public IEnumerable<Problem> Unexplained(IEnumerable<FormField> fields, FormAnswers? earlier) =>
        from field in fields.OfType<ScaleField>()
        let comment = field.CommentOnChange
        where comment is not null && this[comment.Field] is null
            && this[field.Key]?.Value - earlier?[field.Key]?.Value is { } change && Math.Abs(change) >= comment.From
        select new Problem(comment.Field, "form.rule.explain_change", comment.From);

    /// <summary>What differs from earlier answers, also to another version of the form: fields of this version in its order, then those that only the earlier one has.</summary>
    public IReadOnlyList<FormChange> Since(FormAnswers earlier) =>
    [
        .. Form.Fields.Select(static field => field.Key).Union(earlier.Form.Fields.Select(static field => field.Key))
            .Where(field => this[field] != earlier[field])
            .Select(field => new FormChange(field, earlier[field], this[field])),
    ];

    private static FormAnswer ReadOne(FormDefinition form, JsonProperty property) => (form.Find(property.Name), property.Value) switch
    {
        (null, _) => throw new ArgumentException($"{form.Key} {form.Version} has no field '{property.Name}'."),
        (_, { ValueKind: JsonValueKind.Object } skip) when skip.TryGetProperty(Skipped, out var code) && code.GetString() is { } name => new SkippedAnswer(name),
        (ScaleField, { ValueKind: JsonValueKind.Number } level) when level.TryGetInt32(out var number) => new LevelAnswer(number),
        (NumberField, { ValueKind: JsonValueKind.Number } number) => new NumberAnswer(number.GetDecimal()),
        (ChoiceField, { ValueKind: JsonValueKind.String } code) => new ChoiceAnswer(code.GetString()!),
        (TextField, { ValueKind: JsonValueKind.String } text) => new TextAnswer(text.GetString()!),
        (DateField, { ValueKind: JsonValueKind.String } day) when DateOnly.TryParseExact(day.GetString(), "O", out var date) => new DayAnswer(date),
        _ => throw new ArgumentException($"'{property.Name}' of {form.Key} {form.Version} is not answered so."),
    };
}

/// <summary>A field that was answered in another way.</summary>
/// <param name="Field">Its key.</param>
/// <param name="Before">Null when it was not answered.</param>
/// <param name="After">Null when it is not answered any longer.</param>
public sealed record FormChange(string Field, FormAnswer? Before, FormAnswer? After);
