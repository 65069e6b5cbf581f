using System.Globalization;
using System.Text;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>An application as plain text: what is read as well as it is read back.</summary>
internal sealed class ApplicationText(FormAnswers answers, ExportDetails details, Texts texts)
{
    private readonly StringBuilder _text = new();

    public string Write()
    {
        Line(FormExport.Title(answers));
        Line(answers.Form.Name.ToString());
        foreach (var fact in FormExport.Facts(answers, details, texts))
        {
            Line(fact);
        }

        foreach (var (index, section) in answers.Form.Sections.Index())
        {
            Line(string.Empty);
            Line(string.Empty);
            Line($"{index + 1}. {section.Name.ToString().ToUpper(CultureInfo.CurrentCulture)}");
            foreach (var field in section.Fields)
            {
                Field(field);
            }
        }

        return _text.ToString();
    }

    private void Field(FormField field)
    {
        switch (field, answers[field.Key])
        {
            case (LockedTextField clause, _):
                Headed(clause, clause.Text.ToString());
                break;
            case (SignaturesField, _):
                Line(string.Empty);
                foreach (var (party, made) in FormExport.Signatures(answers, details))
                {
                    Line($"{party}: {(made is null ? "______________________" : $"{made.Signatory}, {made.Method}, {made.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}")}");
                }

                break;
            case (RichTextField, TextAnswer text):
                Headed(field, text.Text);
                break;
            case (TableField table, TableAnswer rows):
                Line(string.Empty);
                Line($"{field.Label}:");
                foreach (var row in rows.Rows)
                {
                    Line(string.Empty);
                    foreach (var column in table.Columns.Concat(row.Cells.Keys.Select(key => table.Columns.Any(own => own.Key == key) ? null : table.Find(key)).OfType<FormField>().OrderBy(static period => period.Key, StringComparer.Ordinal)))
                    {
                        if (row[column.Key] is { } cell && (column is RichTextField ? ((TextAnswer)cell).Text : ShownAnswers.Line(answers.Form, column, cell, key => answers[key] as TableAnswer)) is { } shown)
                        {
                            Line($"{column.Label}: {shown}");
                        }
                    }
                }

                break;
            case (_, { } answer) when ShownAnswers.Line(answers.Form, field, answer, key => answers[key] as TableAnswer) is { } shown:
                Line(string.Empty);
                Line($"{field.Label}: {(field is MoneyField ? texts["exchange.amount", shown] : shown)}");
                break;
        }
    }

    private void Headed(FormField field, string text)
    {
        Line(string.Empty);
        Line($"{field.Label}:");
        Line(text);
    }

    private void Line(string text) => _text.Append(text.ReplaceLineEndings("\n")).Append('\n');
}
