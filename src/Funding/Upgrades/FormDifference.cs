using System.Text.Json.Nodes;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What has become of a part of a form.</summary>
public enum FormStepKind
{
    /// <summary>The form is called otherwise.</summary>
    FormRenamed,

    /// <summary>What the form says of itself is otherwise.</summary>
    FormChanged,

    /// <summary>A section is new.</summary>
    SectionAdded,

    /// <summary>A section is gone.</summary>
    SectionRemoved,

    /// <summary>A section is called otherwise.</summary>
    SectionRenamed,

    /// <summary>The advice on a section is otherwise, or the words it is recognised by.</summary>
    SectionHelpChanged,

    /// <summary>A question is new.</summary>
    Added,

    /// <summary>A question is gone.</summary>
    Removed,

    /// <summary>A question is asked in other words.</summary>
    Renamed,

    /// <summary>A question is of another kind.</summary>
    KindChanged,

    /// <summary>The advice on a question is otherwise.</summary>
    HelpChanged,

    /// <summary>A question must be answered that needed not be.</summary>
    Required,

    /// <summary>A question need not be answered any more.</summary>
    NotRequired,

    /// <summary>Locked words are otherwise.</summary>
    WordsChanged,

    /// <summary>What a question takes, means or is asked with is otherwise.</summary>
    SettingsChanged,

    /// <summary>A question stands in another section.</summary>
    Moved,

    /// <summary>Sections, questions or columns stand in another order.</summary>
    Reordered,
}

/// <summary>Something that differs between two versions of a form.</summary>
/// <param name="Kind">What has become of it.</param>
/// <param name="Place">The section or question, with its table before a column; empty for the whole form.</param>
/// <param name="Before">How it was; null where nothing was, or where words do not tell.</param>
/// <param name="After">How it is.</param>
public sealed record FormStep(FormStepKind Kind, string Place, string? Before = null, string? After = null);

/// <summary>
/// What differs between two versions of a form, in the order in which a reader meets it: sections and questions are the same when their keys are.
/// Nothing differs between a form and itself, whatever its version is called; whatever else differs is told.
/// </summary>
public static class FormDifference
{
    private static readonly string[] ToldApart = ["key", "label", "help", "kind", "isRequired", "columns", "text"];

    /// <summary>The difference.</summary>
    public static IReadOnlyList<FormStep> Of(FormDefinition before, FormDefinition after) => [.. OfForm(before, after), .. OfSections(before, after), .. OfFields(before, after)];

    private static IEnumerable<FormStep> OfForm(FormDefinition before, FormDefinition after)
    {
        if (before.Name != after.Name)
        {
            yield return new FormStep(FormStepKind.FormRenamed, string.Empty, before.Name.ToString(), after.Name.ToString());
        }

        if (!Same(Json(before), Json(after), static name => name is not ("key" or "version" or "name" or "sections" or "fields")))
        {
            yield return new FormStep(FormStepKind.FormChanged, string.Empty);
        }
    }

    private static IEnumerable<FormStep> OfSections(FormDefinition before, FormDefinition after)
    {
        foreach (var section in after.Sections)
        {
            if (before.Sections.FirstOrDefault(other => other.Key == section.Key) is not { } was)
            {
                yield return new FormStep(FormStepKind.SectionAdded, section.Name.ToString());
                continue;
            }

            if (was.Name != section.Name)
            {
                yield return new FormStep(FormStepKind.SectionRenamed, section.Name.ToString(), was.Name.ToString(), section.Name.ToString());
            }

            if (was.Help != section.Help || !(was.ImportHints ?? []).SequenceEqual(section.ImportHints ?? []))
            {
                yield return new FormStep(FormStepKind.SectionHelpChanged, section.Name.ToString(), was.Help?.ToString(), section.Help?.ToString());
            }
        }

        foreach (var section in before.Sections.Where(section => after.Sections.All(other => other.Key != section.Key)))
        {
            yield return new FormStep(FormStepKind.SectionRemoved, section.Name.ToString());
        }

        if (IsReordered(before.Sections.Select(static section => section.Key), after.Sections.Select(static section => section.Key)))
        {
            yield return new FormStep(FormStepKind.Reordered, string.Empty);
        }
    }

    private static IEnumerable<FormStep> OfFields(FormDefinition before, FormDefinition after)
    {
        var (was, now) = (Nodes(before), Nodes(after));
        foreach (var section in after.Sections)
        {
            foreach (var step in section.Fields.SelectMany(field => OfField(before.Find(field.Key), field, was.GetValueOrDefault(field.Key), now[field.Key], string.Empty)))
            {
                yield return step;
            }

            foreach (var field in section.Fields)
            {
                if (before.Sections.FirstOrDefault(other => other.Fields.Any(candidate => candidate.Key == field.Key)) is { } from && from.Key != section.Key)
                {
                    yield return new FormStep(FormStepKind.Moved, field.Label.ToString(), from.Name.ToString(), section.Name.ToString());
                }
            }

            if (before.Sections.FirstOrDefault(other => other.Key == section.Key) is { } same && IsReordered(same.Fields.Select(static field => field.Key), section.Fields.Select(static field => field.Key)))
            {
                yield return new FormStep(FormStepKind.Reordered, section.Name.ToString());
            }
        }

        foreach (var field in before.Fields.Where(field => after.Find(field.Key) is null))
        {
            yield return new FormStep(FormStepKind.Removed, field.Label.ToString());
        }
    }

    private static IEnumerable<FormStep> OfField(FormField? before, FormField after, JsonObject? was, JsonObject now, string within)
    {
        var place = within + after.Label;
        if (before is null || was is null)
        {
            yield return new FormStep(FormStepKind.Added, place);
            yield break;
        }

        if (before.Label != after.Label)
        {
            yield return new FormStep(FormStepKind.Renamed, place, before.Label.ToString(), after.Label.ToString());
        }

        if (before.Help != after.Help)
        {
            yield return new FormStep(FormStepKind.HelpChanged, place, before.Help?.ToString(), after.Help?.ToString());
        }

        if (before.IsRequired != after.IsRequired)
        {
            yield return new FormStep(after.IsRequired ? FormStepKind.Required : FormStepKind.NotRequired, place);
        }

        if (before.GetType() != after.GetType())
        {
            yield return new FormStep(FormStepKind.KindChanged, place, FieldKinds.CodeOf(before), FieldKinds.CodeOf(after));
            yield break;
        }

        if (before is LockedTextField words && after is LockedTextField other && words.Text != other.Text)
        {
            yield return new FormStep(FormStepKind.WordsChanged, place, words.Text.ToString(), other.Text.ToString());
        }

        if (!Same(was, now, static name => !ToldApart.Contains(name)))
        {
            yield return new FormStep(FormStepKind.SettingsChanged, place);
        }

        if (before is TableField table && after is TableField rows)
        {
            var (columnsWere, columnsAre) = (Columns(was), Columns(now));
            foreach (var step in rows.Columns.SelectMany(column => OfField(
                table.Columns.FirstOrDefault(candidate => candidate.Key == column.Key), column, columnsWere.GetValueOrDefault(column.Key), columnsAre[column.Key], $"{after.Label} · ")))
            {
                yield return step;
            }

            foreach (var column in table.Columns.Where(column => rows.Columns.All(candidate => candidate.Key != column.Key)))
            {
                yield return new FormStep(FormStepKind.Removed, $"{after.Label} · {column.Label}");
            }

            if (IsReordered(table.Columns.Select(static column => column.Key), rows.Columns.Select(static column => column.Key)))
            {
                yield return new FormStep(FormStepKind.Reordered, place);
            }
        }
    }

    // Those that both have stand in another order.
    private static bool IsReordered(IEnumerable<string> before, IEnumerable<string> after)
    {
        var (was, now) = (before.ToList(), after.ToList());
        return !was.Where(now.Contains).SequenceEqual(now.Where(was.Contains));
    }

    private static JsonObject Json(FormDefinition form) => JsonNode.Parse(form.ToJson())!.AsObject();

    private static Dictionary<string, JsonObject> Nodes(FormDefinition form) =>
        Json(form)["sections"]!.AsArray().SelectMany(static section => section!["fields"]!.AsArray()).ToDictionary(static field => (string)field!["key"]!, static field => field!.AsObject());

    private static Dictionary<string, JsonObject> Columns(JsonObject table) => table["columns"]!.AsArray().ToDictionary(static column => (string)column!["key"]!, static column => column!.AsObject());

    private static bool Same(JsonObject one, JsonObject other, Func<string, bool> isCompared) =>
        one.Select(static pair => pair.Key).Union(other.Select(static pair => pair.Key)).Where(isCompared).All(name => JsonNode.DeepEquals(one[name], other[name]));
}
