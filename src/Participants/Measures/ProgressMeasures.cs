using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>
/// Needs mappings, and moves between the first and the latest answer: area by area, each view for itself. Nothing is averaged: without a
/// filter somebody counts who has moved so in any area by any view.
/// </summary>
internal static class ProgressMeasures
{
    private static readonly IReadOnlyList<string> Areas = [.. Instrument.OpenSteps.Form.Sections.Select(static section => section.Key)];
    private static readonly IReadOnlyList<string> Views = [.. Instrument.OpenSteps.Respondents.Select(static respondent => SnakeCase.Of(respondent.ToString()))];

    public static Measure WithMapping { get; } = new("participants_with_needs_mapping", SubjectKind.Participant, MeasureForm.Count, static question => Sql.Of($"""
        select participant_id as subject, true as part, min(occurred_on) as counts_from, null::date as counts_until
        from figures.progress_assessments
        where initiative_id = {question.Initiative} and purpose = 'needs_mapping'
          and ({question.Filter.View}::text is null or respondent = {question.Filter.View}::text)
        group by participant_id
        """))
    {
        Accepts = new HashSet<MeasureFilterKey> { MeasureFilterKey.View },
        Views = Views,
    };

    public static Measure Up { get; } = Steps("step_progress_up", 1);

    public static Measure Down { get; } = Steps("step_progress_down", -1);

    public static Measure Unchanged { get; } = Steps("step_progress_unchanged", 0);

    public static Measure UpTheLadder { get; } = new(
        "competence_ladder_up", SubjectKind.Participant, MeasureForm.CountOfAll, static question => Moves(question, "competence_ladder", 1, Sql.Raw("''")));

    private static Measure Steps(string key, int direction) =>
        new(key, SubjectKind.Participant, MeasureForm.CountOfAll, question => Moves(question, "needs_mapping", direction, Sql.Raw("respondent")))
        {
            Accepts = new HashSet<MeasureFilterKey> { MeasureFilterKey.Area, MeasureFilterKey.View },
            Areas = Areas,
            Views = Views,
        };

    /// <summary>
    /// Whoever has two levels in an area is among all from the day of the second. The part holds from the day of an answer that lies so to
    /// the first one until the day of the next.
    /// </summary>
    /// <param name="question">What is asked.</param>
    /// <param name="purpose">Which instruments.</param>
    /// <param name="direction">1 up, −1 down, 0 neither.</param>
    /// <param name="view">What keeps views apart; the same for all where they follow on each other.</param>
    private static Sql Moves(MeasureQuestion question, string purpose, int direction, Sql view) => Sql.Of($"""
        select l.participant_id as subject, f.part, l.occurred_on as counts_from, f.counts_until
        from (select participant_id, level, occurred_on, first_value(level) over answers as entry, row_number() over answers as number, lead(occurred_on) over answers as next_on
              from figures.progress_levels
              where initiative_id = {question.Initiative} and purpose = {purpose}
                and ({question.Filter.Area}::text is null or area = {question.Filter.Area}::text)
                and ({question.Filter.View}::text is null or respondent = {question.Filter.View}::text)
              window answers as (partition by participant_id, form_key, area, {view} order by occurred_on, assessment_id)) l
        cross join lateral (select false as part, null::date as counts_until union all select true, l.next_on where sign(l.level - l.entry) = {direction}) f
        where l.number > 1
        """);
}
