using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Answers in words, as people read them. A skip is told as it was given.</summary>
internal static class AnswerWords
{
    /// <summary>In whole words: a level with its number and the sentence that who answered has read; nothing for no answer.</summary>
    public static string Whole(FormDefinition form, string field, FormAnswer? answer, string? respondent) => answer switch
    {
        LevelAnswer level when form.Find(field) is ScaleField scale => $"{level.Level} – {scale.Find(level.Level)!.TextTo(respondent)}",
        _ => Short(form, field, answer),
    };

    /// <summary>In a few words: a level with its number and name.</summary>
    public static string Short(FormDefinition form, string field, FormAnswer? answer) => (answer, form.Find(field)) switch
    {
        (LevelAnswer level, ScaleField scale) when scale.Find(level.Level) is { } known => $"{level.Level} – {known.Name ?? known.Text}",
        (ChoiceAnswer choice, ChoiceField asked) => asked.Options.First(option => option.Code == choice.Code).Text.ToString(),
        (SkippedAnswer skip, _) => form.FindSkip(skip.Code)?.Text.ToString() ?? skip.Code,
        (NumberAnswer number, _) => Display.ShortNumber(number.Number, atMost: 2),
        (DayAnswer day, _) => Display.Day(day.Day),
        _ => answer?.Typed() ?? string.Empty,
    };

    /// <summary>A change with its direction: <c>+2</c>, <c>−1</c>, <c>0</c>.</summary>
    public static string Change(decimal change) => (change > 0 ? "+" : string.Empty) + Display.ShortNumber(change, atMost: 2);
}
