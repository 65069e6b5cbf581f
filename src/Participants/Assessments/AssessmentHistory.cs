using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>An assessment that stands.</summary>
/// <param name="Id">Which.</param>
/// <param name="Respondent">Whose view.</param>
/// <param name="OccurredOn">The day.</param>
/// <param name="RegisteredBy">Name of who entered it.</param>
/// <param name="Keeper">Name of the organisation that keeps it.</param>
/// <param name="IsOwn">Whether that is the viewer's.</param>
/// <param name="Answers">What was answered, on the version that was answered.</param>
internal sealed record Assessment(Guid Id, Respondent Respondent, DateOnly OccurredOn, string RegisteredBy, string Keeper, bool IsOwn, FormAnswers Answers);

/// <summary>
/// A participant's assessments by one instrument over time. Each area is told for itself and each view for itself: nothing is added up
/// or averaged. Pure.
/// </summary>
/// <param name="kind">What the instrument is for.</param>
/// <param name="assessments">Oldest first, at least one.</param>
internal sealed class AssessmentHistory(InstrumentKind kind, IReadOnlyList<Assessment> assessments)
{
    /// <summary>Levels of difference between two views from which on it is worth a talk, and of change that must be explained.</summary>
    public const int Notable = 2;

    public InstrumentKind Kind => kind;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Assessment> Assessments => assessments;

    /// <summary>The latest version answered.</summary>
    public FormDefinition Form { get; } = assessments.MaxBy(static assessment => assessment.Answers.Form.Version)!.Answers.Form;

    /// <summary>What is assessed, in the order of the form; what only earlier versions ask comes last.</summary>
    public IReadOnlyList<FormField> Areas { get; } =
    [
        .. assessments.Select(static assessment => assessment.Answers.Form).OrderByDescending(static form => form.Version).SelectMany(static form => form.Fields)
            .Where(static asked => asked is ScaleField or NumberField).DistinctBy(static asked => asked.Key),
    ];

    /// <summary>The views there are, the participant's first.</summary>
    public IReadOnlyList<Respondent> Respondents { get; } = [.. assessments.Select(static assessment => assessment.Respondent).Distinct().Order()];

    /// <summary>When it is suggested to be done again; null when the instrument does not say.</summary>
    public DateOnly? DueOn => Form.RepeatAfterDays is { } days ? assessments[^1].OccurredOn.AddDays(days) : null;

    /// <summary>How one view has seen an area over time.</summary>
    public FieldHistory Of(string area, Respondent respondent) =>
        FieldHistory.Of(area, assessments.Where(assessment => assessment.Respondent == respondent).Select(static assessment => new DatedAnswers(assessment.OccurredOn, assessment.Answers)));

    /// <summary>The latest assessment of a view; null when there is none.</summary>
    public Assessment? Latest(Respondent respondent) => assessments.LastOrDefault(assessment => assessment.Respondent == respondent);

    /// <summary>
    /// Areas that the participant and the coach see differently by their latest answers, the greatest difference first. An area that one of them
    /// has not rated, or would not, is not compared.
    /// </summary>
    public IReadOnlyList<ViewDifference> Differences =>
    [
        .. Areas.Select(area => new { Area = area, Own = Of(area.Key, Respondent.Participant).Latest?.Answer.Value, Coach = Of(area.Key, Respondent.Coach).Latest?.Answer.Value })
            .Where(static pair => pair is { Own: not null, Coach: not null } && pair.Own != pair.Coach)
            .Select(static pair => new ViewDifference(pair.Area, pair.Own!.Value, pair.Coach!.Value))
            .OrderByDescending(static difference => difference.Size),
    ];

    /// <summary>The next steps that the latest assessment of each view speaks of.</summary>
    public IReadOnlyList<AreaStep> NextSteps =>
    [
        .. from respondent in Respondents
           let latest = Latest(respondent)
           from area in Areas
           where latest.Answers.Form.Find(Instrument.NextStepOf(area.Key)) is not null && latest.Answers[Instrument.NextStepOf(area.Key)] is TextAnswer
           select new AreaStep(latest, area, ((TextAnswer)latest.Answers[Instrument.NextStepOf(area.Key)]!).Text),
    ];
}

/// <summary>An area that two views see differently.</summary>
/// <param name="Area">Which.</param>
/// <param name="Own">The participant's latest value.</param>
/// <param name="Coach">The coach's.</param>
internal sealed record ViewDifference(FormField Area, decimal Own, decimal Coach)
{
    /// <summary>How far apart.</summary>
    public decimal Size => Math.Abs(Own - Coach);

    /// <summary>Whether it is worth a talk.</summary>
    public bool IsNotable => Size >= AssessmentHistory.Notable;
}

/// <summary>A next step that an assessment speaks of.</summary>
/// <param name="Assessment">Which.</param>
/// <param name="Area">In which area.</param>
/// <param name="Text">In words.</param>
internal sealed record AreaStep(Assessment Assessment, FormField Area, string Text)
{
    /// <summary>Id of the step it becomes in the action plan: the same each time, so that it becomes one.</summary>
    public Guid StepId { get; } = IdOf(Assessment.Id, Area.Key);

    private static Guid IdOf(Guid assessment, string area)
    {
        var digest = System.Security.Cryptography.SHA256.HashData([.. assessment.ToByteArray(bigEndian: true), .. System.Text.Encoding.UTF8.GetBytes(area)]);
        var bytes = digest.AsSpan(0, 16);
        bytes[6] = (byte)(0x80 | (bytes[6] & 0x0F)); // version 8 of RFC 9562: made by rules of one's own
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}
