namespace Samsteg.Platform;

/// <summary>Answers as they were typed, by field: what a page binds.</summary>
public class FormInput
{
    /// <summary>What stands in each field's input.</summary>
    public Dictionary<string, string?> Answers { get; set; } = [];

    /// <summary>Makes room for fields, with answers that are known already.</summary>
    public void Show(IEnumerable<FormField> fields, FormAnswers? answers)
    {
        foreach (var field in fields)
        {
            Answers.TryAdd(field.Key, answers?[field.Key]?.Typed());
        }
    }

    /// <summary>Reads what was typed in some fields of a form over what was answered before; fields that are not among them stay as they were.</summary>
    /// <returns>The answers, and what is wrong beside each field; what is wrong is not among the answers.</returns>
    public (FormAnswers Answers, IReadOnlyList<Problem> Problems) Read(IReadOnlyCollection<FormField> fields, FormAnswers before)
    {
        var problems = new List<Problem>();
        if (Answers.Keys.Any(key => fields.All(field => field.Key != key)))
        {
            problems.Add(new Problem(string.Empty, "form.rule.unknown_field"));
        }

        var answers = before;
        foreach (var field in fields)
        {
            var (answer, problem) = Read(before.Form, field, Answers.GetValueOrDefault(field.Key)?.Trim());
            answers = answers.With(field.Key, answer);
            if (problem is not null)
            {
                problems.Add(problem);
            }
        }

        return (answers, [.. problems.Select(Beside)]);
    }

    /// <summary>A problem with a field of the form, as one beside its input.</summary>
    public static Problem Beside(Problem problem) => problem.Field.Length == 0 ? problem : problem with { Field = $"{nameof(Answers)}[{problem.Field}]" };

    private static (FormAnswer? Answer, Problem? Problem) Read(FormDefinition form, FormField field, string? typed)
    {
        if (string.IsNullOrEmpty(typed))
        {
            return (null, null);
        }

        return field.MaySkip && typed.StartsWith(SkippedAnswer.Mark, StringComparison.Ordinal) && form.FindSkip(typed[SkippedAnswer.Mark.Length..]) is { } skip
            ? (new SkippedAnswer(skip.Code), null)
            : field.Read(typed);
    }
}
