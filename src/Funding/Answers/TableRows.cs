using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A table of an application on the page of its section.</summary>
/// <param name="Page">The page.</param>
/// <param name="Table">The table.</param>
public sealed record TableRows(SectionPage Page, TableField Table)
{
    /// <summary>Its rows, in order.</summary>
    public IReadOnlyList<AnswerRow> Rows => Page.Draft.Rows(Table.Key);

    /// <summary>What a row is called; its number when nothing says it.</summary>
    public string TitleOf(AnswerRow row, int index) => ApplicationDraft.TitleOf(Table, row) is { Length: > 0 } title ? title : $"{index + 1}";

    /// <summary>Short facts of a row, beside what it is called by.</summary>
    public IEnumerable<string> FactsOf(AnswerRow row) => Table.Columns
        .Where(column => column is not RichTextField && column != ApplicationDraft.TitleColumn(Table, row) && row[column.Key] is not null)
        .Select(column => $"{column.Label}: {AnswerWords.Of(Page.Draft.Answers, column, row[column.Key])}")
        .Concat(Table.Periods is not null && TableShape.RowTotal(row) is var total and not 0 ? [Display.Money(total)] : []);

    /// <summary>The beginning of a row's longer words; null for none.</summary>
    public string? WordsOf(AnswerRow row) => Table.Columns.OfType<RichTextField>().Select(column => AnswerWords.Of(Page.Draft.Answers, column, row[column.Key]))
        .FirstOrDefault(static words => words.Length > 0) is { } words ? words.Length > 240 ? words[..237] + "…" : words : null;

    /// <summary>What a row lacks; empty when nothing.</summary>
    public IReadOnlyList<string> MissingIn(AnswerRow row) => [.. Table.Columns.Where(column => column.IsRequired && row[column.Key] is null).Select(static column => column.Label.ToString())];

    /// <summary>Address of a row.</summary>
    public string PathOf(AnswerRow row) => ApplicationPaths.Row(Page.Initiative, Page.Section, Table.Key, row.Id) + Page.Query;
}
