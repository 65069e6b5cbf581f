namespace Samsteg.Platform;

/// <summary>Fields of a form to be asked, for the partial that draws them.</summary>
/// <param name="Input">What stands in them.</param>
/// <param name="Form">The form.</param>
/// <param name="Fields">Some of its fields.</param>
/// <param name="Respondent">Who is asked; null for nobody in particular.</param>
public sealed record FormFields(FormInput Input, FormDefinition Form, IReadOnlyList<FormField> Fields, string? Respondent)
{
    /// <summary>What can be chosen in a field, its ways not to answer last; empty where it is typed.</summary>
    public IReadOnlyList<Choice> ChoicesOf(FormField field)
    {
        IEnumerable<Choice> offered = field switch
        {
            ScaleField scale => scale.Levels.Select(level => new Choice(new LevelAnswer(level.Level).Typed(), $"{level.Level} – {level.TextTo(Respondent)}")),
            ChoiceField choice => choice.Options.Select(static option => new Choice(option.Code, option.Text.ToString())),
            _ => [],
        };
        return [.. offered, .. field is ScaleField or ChoiceField && field.MaySkip ? Form.Skips.Select(static skip => new Choice(new SkippedAnswer(skip.Code).Typed(), skip.Text.ToString())) : []];
    }
}
