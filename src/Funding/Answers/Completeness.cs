using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>How much of what a section must have is there.</summary>
/// <param name="Done">Fields that are answered as they must be.</param>
/// <param name="Asked">Fields that must be.</param>
public readonly record struct Completeness(int Done, int Asked)
{
    /// <summary>Whether nothing is left.</summary>
    public bool IsWhole => Done == Asked;

    /// <summary>Of a section.</summary>
    public static Completeness Of(FormSection section, FormAnswers answers)
    {
        var asked = section.Fields.Where(field => IsAsked(field, answers)).ToList();
        return new Completeness(asked.Count(field => !Missing(field, answers).Any()), asked.Count);
    }

    /// <summary>Of a whole application.</summary>
    public static Completeness Of(FormAnswers answers) =>
        answers.Form.Sections.Select(section => Of(section, answers)).Aggregate(default(Completeness), static (all, one) => new Completeness(all.Done + one.Done, all.Asked + one.Asked));

    /// <summary>What is missing in a field: the field itself, or cells of rows that must be answered.</summary>
    public static IEnumerable<AnswerPath> Missing(FormField field, FormAnswers answers)
    {
        if (!IsAsked(field, answers))
        {
            yield break;
        }

        if (field.IsRequired && !answers.IsAnswered(field))
        {
            yield return new AnswerPath(field.Key);
        }

        if (field is TableField table && answers[field.Key] is TableAnswer rows)
        {
            foreach (var row in rows.Rows)
            {
                foreach (var column in table.Columns.Where(column => column.IsRequired && row[column.Key] is null))
                {
                    yield return new AnswerPath(field.Key, row.Id, column.Key);
                }
            }
        }
    }

    // A table that need not be filled in is asked for what its rows need once it has some.
    private static bool IsAsked(FormField field, FormAnswers answers) =>
        field is not (LockedTextField or SignaturesField) && answers.IsAsked(field) && (field.IsRequired || answers[field.Key] is TableAnswer);
}
