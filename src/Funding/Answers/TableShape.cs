using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What a table of an application looks like with its answers in it.</summary>
public static class TableShape
{
    /// <summary>Periods with a column of their own, in order: those of the initiative's time, and others that somebody has given an amount.</summary>
    public static IReadOnlyList<FormPeriod> PeriodsOf(TableField table, FormAnswers answers) => table.Periods is not { } periods ? [] :
    [
        .. periods.Of(answers)
            .Union((answers[table.Key] as TableAnswer)?.Rows.SelectMany(static row => row.Cells.Keys).Select(FormPeriod.Find).OfType<FormPeriod>() ?? [])
            .OrderBy(static period => period.First).ThenBy(static period => period.Length),
    ];

    /// <summary>Columns that any row has an answer in; all that must be answered are among them.</summary>
    public static IReadOnlyList<FormField> UsedColumns(TableField table, FormAnswers answers)
    {
        var rows = (answers[table.Key] as TableAnswer)?.Rows ?? [];
        return [.. table.Columns.Where(column => column.IsRequired || rows.Any(row => row[column.Key] is not null))];
    }

    /// <summary>The sum of each period and, last, of all: the lump sums of rows that have one are in the last alone.</summary>
    public static (IReadOnlyList<(FormPeriod Period, decimal Amount)> Periods, decimal Total) Sums(TableField table, FormAnswers answers)
    {
        var rows = (answers[table.Key] as TableAnswer)?.Rows ?? [];
        return ([.. PeriodsOf(table, answers).Select(period => (period, rows.Sum(row => Amount(row, period.Key))))], rows.Sum(RowTotal));
    }

    /// <summary>The sum of a row: its lump sum, otherwise its periods'.</summary>
    public static decimal RowTotal(AnswerRow row) => row["lump"] is NumberAnswer lump ? lump.Number : row.Cells.Keys.Where(static key => FormPeriod.Find(key) is not null).Sum(key => Amount(row, key));

    private static decimal Amount(AnswerRow row, string column) => (row[column] as NumberAnswer)?.Number ?? 0;
}
