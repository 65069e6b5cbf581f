using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Answers as a reader sees them.</summary>
public static class AnswerWords
{
    /// <summary>An answer in words, in the language of the request; empty for none. Rich text is without its marks.</summary>
    public static string Of(FormAnswers answers, FormField field, FormAnswer? answer) => (field, answer) switch
    {
        (_, null) => string.Empty,
        (ChoiceField choice, ChoiceAnswer chosen) => choice.Options.FirstOrDefault(option => option.Code == chosen.Code)?.Text.ToString() ?? chosen.Code,
        (MoneyField, NumberAnswer amount) => Display.Money(amount.Number),
        (NumberField, NumberAnswer number) => number.Number >= 10_000 ? Display.ShortNumber(number.Number, atMost: 2) : number.Typed(),
        (DateField, DayAnswer day) => Display.Day(day.Day),
        (LookupField, LookupAnswer lookup) => lookup.Text,
        (ReferenceField reference, RowsAnswer rows) when answers.Form.Find(reference.Table) is TableField table =>
            string.Join(", ", rows.Rows.Select(row => (answers[reference.Table] as TableAnswer)?.Find(row)).OfType<AnswerRow>().Select(row => ApplicationDraft.TitleOf(table, row))),
        (RichTextField, TextAnswer text) => RichText.Words(text.Text),
        (_, var other) => other.Typed(),
    };

    /// <summary>Where something stands, in words: the field, and in a table the row and the column.</summary>
    public static string Place(FormDefinition form, FormAnswers answers, AnswerPath path)
    {
        if (form.Find(path.Field) is not { } field)
        {
            return path.Field;
        }

        if (field is not TableField table || path.Row is not { } id)
        {
            return field.Label.ToString();
        }

        var row = (answers[path.Field] as TableAnswer)?.Find(id) is { } found ? ApplicationDraft.TitleOf(table, found) : string.Empty;
        var column = path.Column is null ? null : table.Find(path.Column)?.Label.ToString();
        return string.Join(" · ", new[] { field.Label.ToString(), row.Length > 80 ? row[..77] + "…" : row, column }.Where(static part => !string.IsNullOrEmpty(part)));
    }
}
