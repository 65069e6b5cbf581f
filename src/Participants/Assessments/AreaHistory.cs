using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>One area over time, as its small chart with the table under it shows.</summary>
/// <param name="History">All of the instrument.</param>
/// <param name="Area">Which.</param>
internal sealed record AreaHistory(AssessmentHistory History, FormField Area)
{
    /// <summary>The bounds of what can be answered.</summary>
    public (decimal Least, decimal Most) Bounds => Area switch
    {
        ScaleField scale => (scale.Levels[0].Level, scale.Levels[^1].Level),
        NumberField number => (number.Least, number.Most),
        _ => throw new InvalidOperationException($"{Area.Key} has no bounds."),
    };

    /// <summary>A line for each view that has a value.</summary>
    public IReadOnlyList<LevelSeries> Lines(Texts texts) =>
    [
        .. History.Respondents.Select(respondent => new LevelSeries(texts[respondent.TextKey()], (LevelMark)respondent, [.. History.Of(Area.Key, respondent).Values]))
            .Where(static series => series.Points.Count > 0),
    ];

    /// <summary>The days on which any view answered, latest first.</summary>
    public IReadOnlyList<DateOnly> Days =>
        [.. History.Respondents.SelectMany(respondent => History.Of(Area.Key, respondent).Answers).Select(static answer => answer.On).Distinct().OrderDescending()];

    /// <summary>A view's answer on a day; the later one where there were two. Null when there was none.</summary>
    public Assessment? On(DateOnly day, Respondent respondent) =>
        History.Assessments.LastOrDefault(assessment => assessment.OccurredOn == day && assessment.Respondent == respondent && assessment.Answers[Area.Key] is not null);

    /// <summary>What was written beside the answers, latest first.</summary>
    public IEnumerable<(Assessment Assessment, string Label, string Text)> Words =>
        from assessment in History.Assessments.Reverse()
        from key in new[] { Instrument.EvidenceOf(Area.Key), Instrument.ChangeOf(Area.Key) }
        where assessment.Answers[key] is TextAnswer
        select (assessment, assessment.Answers.Form.Find(key)!.Label.ToString(), ((TextAnswer)assessment.Answers[key]!).Text);
}
