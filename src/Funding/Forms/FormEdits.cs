using System.Globalization;
using System.Text;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Changes of a definition, each giving another one; what comes of them is checked as a whole before it is kept.</summary>
public static class FormEdits
{
    private const int LongestKey = 60;

    /// <summary>With a section changed, or without it for null.</summary>
    public static FormDefinition WithSection(this FormDefinition form, string key, Func<FormSection, FormSection?> change) =>
        form with { Sections = [.. form.Sections.Select(section => section.Key == key ? change(section) : section).OfType<FormSection>()] };

    /// <summary>With a field changed, or without it for null.</summary>
    public static FormDefinition WithField(this FormDefinition form, string key, Func<FormField, FormField?> change) =>
        form with { Sections = [.. form.Sections.Select(section => section with { Fields = Changed(section.Fields, key, change) })] };

    /// <summary>With a column of a table changed, or without it for null.</summary>
    public static FormDefinition WithColumn(this FormDefinition form, string table, string key, Func<FormField, FormField?> change) =>
        form.WithField(table, field => field is TableField rows ? rows with { Columns = Changed(rows.Columns, key, change) } : field);

    /// <summary>With a field in another section, last there.</summary>
    public static FormDefinition WithFieldIn(this FormDefinition form, string key, string section)
    {
        var field = form.Find(key)!;
        return form.WithField(key, static _ => null).WithSection(section, part => part with { Fields = [.. part.Fields, field] });
    }

    /// <summary>Where one has changed places with the one before it; the first stays.</summary>
    public static IReadOnlyList<T> Raised<T>(IReadOnlyList<T> all, Predicate<T> isOne)
    {
        var list = all.ToList();
        if (list.FindIndex(isOne) is > 0 and var place)
        {
            (list[place - 1], list[place]) = (list[place], list[place - 1]);
        }

        return list;
    }

    /// <summary>The fields that cannot do without another one: they refer to it.</summary>
    public static IEnumerable<FormField> LeaningOn(this FormDefinition form, string key) => form.Fields.Where(field => field.Key != key && (
        field.AskedWhen?.Field == key
        || field is FilesField { InsteadOf: { } other } && other == key
        || field is ReferenceField { Table: { } table } && table == key
        || field is SignaturesField signatures && signatures.PartiesOf.Contains(key)
        || field is ScaleField { CommentOnChange: { } comment } && comment.Field == key
        || field is TableField rows && (rows.Periods?.From == key || rows.Periods?.To == key || rows.Columns.Any(column => column is ReferenceField reference && reference.Table == key))));

    /// <summary>A key out of words: letters and digits, and none that is taken.</summary>
    /// <param name="words">The words.</param>
    /// <param name="taken">Keys that are.</param>
    /// <param name="otherwise">What it is when the words have no letters.</param>
    public static string KeyOf(string words, IEnumerable<string> taken, string otherwise)
    {
        var letters = new StringBuilder();
        foreach (var letter in words.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (letter is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
            {
                letters.Append(letter);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && letters.Length > 0 && letters[^1] != '_')
            {
                letters.Append('_');
            }
        }

        var known = taken.ToHashSet();
        var key = letters.ToString().Trim('_') is { Length: > 0 } found && !char.IsAsciiDigit(found[0]) && found != "id" ? found : otherwise;
        key = key[..Math.Min(key.Length, LongestKey - 4)].TrimEnd('_');
        var free = key;
        for (var number = 2; known.Contains(free); number++)
        {
            free = $"{key}_{number}";
        }

        return free;
    }

    /// <summary>Whether a definition can be kept: what the whole of it contradicts is not told here, but where it is changed.</summary>
    public static bool IsWhole(this FormDefinition form)
    {
        try
        {
            FormDefinition.Parse(form.ToJson());
            return true;
        }
        catch (FormDefinitionException)
        {
            return false;
        }
    }

    private static IReadOnlyList<FormField> Changed(IReadOnlyList<FormField> fields, string key, Func<FormField, FormField?> change) =>
        [.. fields.Select(field => field.Key == key ? change(field) : field).OfType<FormField>()];
}
