using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Samsteg.Platform;

/// <summary>Definitions as JSON, read strictly.</summary>
internal static partial class FormDefinitionJson
{
    private const int MostFields = 500;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowOutOfOrderMetadataProperties = true, // jsonb keeps properties in an order of its own
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // readable in the repository; never written into a page
    };

    public static FormDefinition Parse(string json)
    {
        FormDefinition? definition;
        try
        {
            definition = JsonSerializer.Deserialize<FormDefinition>(json, Options);
        }
        catch (Exception malformed) when (malformed is JsonException or NotSupportedException)
        {
            throw new FormDefinitionException($"Not a form: {malformed.Message}", malformed);
        }

        if (definition is null)
        {
            throw new FormDefinitionException("Not a form: null.");
        }

        return Contradictions(definition).FirstOrDefault() is { } contradiction ? throw new FormDefinitionException(contradiction) : definition;
    }

    public static string Write(FormDefinition definition) => JsonSerializer.Serialize(definition, Options);

    private static IEnumerable<string> Contradictions(FormDefinition form)
    {
        var fields = form.Fields.ToList();
        var keys = fields.Select(static field => field.Key).Concat(form.Sections.Select(static section => section.Key))
            .Concat(form.Skips.Select(static skip => skip.Code)).Append(form.Key);
        foreach (var key in keys.Where(static key => !Key().IsMatch(key)))
        {
            yield return $"'{key}' is not a key.";
        }

        if (form.Version < 1)
        {
            yield return $"Version {form.Version} is not one.";
        }

        if (form.RepeatAfterDays < 1)
        {
            yield return "It is repeated after less than a day.";
        }

        if (fields.Count is 0 or > MostFields)
        {
            yield return $"It has {fields.Count} fields.";
        }

        foreach (var twice in Twice(fields.Select(static field => field.Key)).Concat(Twice(form.Sections.Select(static section => section.Key))).Concat(Twice(form.Skips.Select(static skip => skip.Code))))
        {
            yield return $"'{twice}' is there twice.";
        }

        foreach (var contradiction in fields.SelectMany(field => Contradictions(form, field)))
        {
            yield return contradiction;
        }
    }

    private static IEnumerable<string> Contradictions(FormDefinition form, FormField field)
    {
        if (field.MaySkip && (field is TextField || form.Skips.Count == 0))
        {
            yield return $"'{field.Key}' cannot be skipped.";
        }

        if (field.AskedWhen is { } condition && (form.Find(condition.Field) is not ChoiceField asked || asked.Options.All(option => option.Code != condition.Code)))
        {
            yield return $"'{field.Key}' is asked by an answer that cannot be given.";
        }

        switch (field)
        {
            case ScaleField scale when scale.Levels.Count < 2 || scale.Levels.Index().Any(level => level.Item.Level != scale.Levels[0].Level + level.Index):
                yield return $"The levels of '{field.Key}' do not follow on each other.";
                break;
            case ScaleField { CommentOnChange: { } comment } when comment.From < 1 || form.Find(comment.Field) is not TextField:
                yield return $"A change of '{field.Key}' cannot be explained in '{comment.Field}'.";
                break;
            case ChoiceField choice when choice.Options.Count == 0 || choice.Options.Any(static option => !Key().IsMatch(option.Code)) || Twice(choice.Options.Select(static option => option.Code)).Any():
                yield return $"'{field.Key}' has no options, or some that are the same.";
                break;
            case TextField { MostCharacters: < 1 }:
                yield return $"Nothing can be written in '{field.Key}'.";
                break;
            case RichTextField { MostCharacters: < 1 }:
                yield return $"Nothing can be written in '{field.Key}'.";
                break;
            case NumberField number when number.Least > number.Most:
                yield return $"No number is allowed in '{field.Key}'.";
                break;
            case ReferenceField reference when form.Find(reference.Table) is not TableField:
                yield return $"'{field.Key}' refers to '{reference.Table}', which is no table.";
                break;
            case FilesField { InsteadOf: { } other } when form.Find(other) is null:
                yield return $"'{other}' cannot stand in the place of '{field.Key}'.";
                break;
            case SignaturesField signatures when signatures.PartiesOf.Count == 0 || signatures.LeastOfFirst < 1 || signatures.PartiesOf.Any(key => form.Find(key) is not TableField):
                yield return $"'{field.Key}' is signed by nobody.";
                break;
            case TableField table:
                foreach (var contradiction in Contradictions(form, table))
                {
                    yield return contradiction;
                }

                break;
        }
    }

    private static IEnumerable<string> Contradictions(FormDefinition form, TableField table)
    {
        if (table.Columns.Count == 0 || table.Columns.Any(static column => column is TableField or LockedTextField or SignaturesField or FilesField || column.AskedWhen is not null || column.MaySkip))
        {
            yield return $"'{table.Key}' has no columns, or some that a table cannot have.";
        }

        foreach (var column in table.Columns.Where(static column => !Key().IsMatch(column.Key) || column.Key is "id" || FormPeriod.Find(column.Key) is not null))
        {
            yield return $"'{column.Key}' is not a key of a column.";
        }

        foreach (var twice in Twice(table.Columns.Select(static column => column.Key)))
        {
            yield return $"'{twice}' is twice in '{table.Key}'.";
        }

        if (table.LeastRows < 1 || table.MostRows is < 1 or > TableField.Limit || table.LeastRows > table.MostRows)
        {
            yield return $"'{table.Key}' has no possible number of rows.";
        }

        if (table.Title is { } title && table.Columns.All(column => column.Key != title))
        {
            yield return $"'{table.Key}' is called by a column that it does not have.";
        }

        if (table.Periods is { } periods && (periods.Length is not (3 or 6 or 12) || form.Find(periods.From) is not DateField || form.Find(periods.To) is not DateField))
        {
            yield return $"The periods of '{table.Key}' have no days.";
        }

        foreach (var contradiction in table.Columns.SelectMany(column => Contradictions(form, column)))
        {
            yield return contradiction;
        }
    }

    private static IEnumerable<string> Twice(IEnumerable<string> keys) => keys.GroupBy(static key => key).Where(static group => group.Count() > 1).Select(static group => group.Key);

    [GeneratedRegex("^[a-z0-9_-]{1,60}$")]
    private static partial Regex Key();
}
