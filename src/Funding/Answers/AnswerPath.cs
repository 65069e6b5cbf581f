using System.Diagnostics.CodeAnalysis;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Where an answer stands: a field; a row of a table; a cell of a row.</summary>
/// <param name="Field">Key of the field.</param>
/// <param name="Row">The row; null for a field outside tables.</param>
/// <param name="Column">Key of the column; null for the row's place among the others.</param>
public readonly record struct AnswerPath(string Field, Guid? Row = null, string? Column = null)
{
    /// <summary>The question that is answered there; null for a row's place, and for what the form does not ask.</summary>
    public FormField? FieldIn(FormDefinition form) => (form.Find(Field), Row, Column) switch
    {
        (TableField table, not null, { } column) => table.Find(column),
        (TableField, _, _) => null,
        (var field, null, null) => field,
        _ => null,
    };

    /// <summary>Where each of some answers stands: fields, rows with their place, cells.</summary>
    public static IEnumerable<KeyValuePair<AnswerPath, FormAnswer>> All(FormAnswers answers) => answers.All.SelectMany(static answer => answer.Value is TableAnswer table
        ? table.Rows.SelectMany((row, index) => row.Cells.Select(cell => KeyValuePair.Create(new AnswerPath(answer.Key, row.Id, cell.Key), cell.Value))
            .Prepend(KeyValuePair.Create(new AnswerPath(answer.Key, row.Id), (FormAnswer)new NumberAnswer(index + 1))))
        : [KeyValuePair.Create(new AnswerPath(answer.Key), answer.Value)]);
}

/// <summary>An answer that stands.</summary>
/// <param name="Id">Which: another one when it is answered anew.</param>
/// <param name="Value">What was answered; null for taken away.</param>
/// <param name="SavedAt">When.</param>
/// <param name="SavedBy">By whom.</param>
public sealed record StandingAnswer(Guid Id, FormAnswer? Value, DateTimeOffset SavedAt, AccountId SavedBy);
