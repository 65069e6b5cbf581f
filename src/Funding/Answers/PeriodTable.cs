using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A table with a column of money for each period, to be read.</summary>
/// <param name="Answers">What is answered.</param>
/// <param name="Table">The table.</param>
/// <param name="PathOf">Where a row leads; null for nowhere.</param>
public sealed record PeriodTable(FormAnswers Answers, TableField Table, Func<AnswerRow, string>? PathOf = null)
{
    /// <summary>Its rows.</summary>
    public IReadOnlyList<AnswerRow> Rows => (Answers[Table.Key] as TableAnswer)?.Rows ?? [];

    /// <summary>Its periods.</summary>
    public IReadOnlyList<FormPeriod> Periods => TableShape.PeriodsOf(Table, Answers);

    /// <summary>What a row is called, and what was chosen in it.</summary>
    public (string Title, string More) NameOf(AnswerRow row) => (ApplicationDraft.TitleOf(Table, row), string.Join(" · ", Table.Columns
        .Where(column => column is LookupField or ChoiceField or NumberField && column != ApplicationDraft.TitleColumn(Table, row) && row[column.Key] is not null)
        .Select(column => column is NumberField ? $"{AnswerWords.Of(Answers, column, row[column.Key])} %" : AnswerWords.Of(Answers, column, row[column.Key]))));
}
