using System.Globalization;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Answers in words that can be read back.</summary>
internal static class ShownAnswers
{
    private const char NoBreakSpace = '\u00A0';

    /// <summary>A short answer in one line; null for longer words, tables and what is no answer.</summary>
    public static string? Line(FormDefinition form, FormField field, FormAnswer answer, Func<string, TableAnswer?> tables) => (field, answer) switch
    {
        (_, SkippedAnswer skip) => form.FindSkip(skip.Code)?.Text.ToString(),
        (MoneyField, NumberAnswer money) => Amount(money.Number),
        (_, NumberAnswer number) => Number(number.Number),
        (_, DayAnswer day) => day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        (ChoiceField choice, ChoiceAnswer chosen) => choice.Options.FirstOrDefault(option => option.Code == chosen.Code)?.Text.ToString() ?? chosen.Code,
        (ScaleField scale, LevelAnswer level) => $"{level.Level} – {scale.Find(level.Level)?.Text}",
        (LookupField, LookupAnswer lookup) => lookup.Text,
        (ReferenceField reference, RowsAnswer rows) => Rows(form, reference, rows, tables(reference.Table)),
        (FilesField, FilesAnswer files) => string.Join(", ", files.Files.Select(static file => file.Name)),
        (TextField, TextAnswer text) => text.Text,
        _ => null,
    };

    /// <summary>An amount without its currency.</summary>
    public static string Amount(decimal amount) => Grouped(amount, amount == decimal.Truncate(amount) ? "#,0" : "#,0.00");

    /// <summary>What a row is called; null when nothing says it.</summary>
    public static string? NameOf(TableField table, AnswerRow row) => row[table.Title ?? table.Columns[0].Key] switch
    {
        TextAnswer text => RichText.Words(text.Text),
        LookupAnswer lookup => lookup.Text,
        NumberAnswer when table.Title is null => table.Columns.Where(static column => column is TextField or LookupField).Select(column => row[column.Key]).OfType<TextAnswer>().FirstOrDefault()?.Text,
        _ => null,
    };

    /// <summary>By their numbers when all have their own, "Mål 1, 2"; else by their names, when each has its own; else by their places.</summary>
    private static string? Rows(FormDefinition form, ReferenceField field, RowsAnswer answer, TableAnswer? rows)
    {
        if (rows is null || form.Find(field.Table) is not TableField table || answer.Rows.Select(rows.Find).OfType<AnswerRow>().ToList() is not { Count: > 0 } chosen)
        {
            return null;
        }

        var numbers = rows.Rows.Select(static row => (row["number"] as NumberAnswer)?.Number).ToList();
        if (numbers.TrueForAll(static number => number is { } value && value == decimal.Truncate(value) && value is > 0 and < 1000) && numbers.Distinct().Count() == numbers.Count)
        {
            return $"{form.Sections.First(section => section.Fields.Contains(table)).Name} {string.Join(", ", chosen.Select(static row => Number(((NumberAnswer)row["number"]!).Number)))}";
        }

        var names = rows.Rows.Select(row => NameOf(table, row) ?? string.Empty).ToList();
        var isNamed = names.TrueForAll(static name => name.Length > 0 && name.AsSpan().IndexOfAny(";\n") < 0 && Likeness.Compact(name).Length > 0) && names.Select(Likeness.Compact).Distinct().Count() == names.Count;
        return isNamed
            ? string.Join("; ", chosen.Select(row => NameOf(table, row)))
            : $"{(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "Row" : "Rad")} {string.Join(", ", chosen.Select(row => rows.Rows.Index().First(other => other.Item == row).Index + 1))}";
    }

    private static string Number(decimal number) => Grouped(number, Math.Abs(number) >= 10_000 ? "#,0.############" : "0.############");

    private static string Grouped(decimal number, string form)
    {
        var text = number.ToString(form, CultureInfo.InvariantCulture).Replace(',', NoBreakSpace);
        return CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? text : text.Replace('.', ',');
    }
}
