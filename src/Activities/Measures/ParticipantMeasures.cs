using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>
/// What is counted of participants in series. Present means marked present or late; a series is completed by presence at
/// no fewer than its <see cref="ActivitySeries.CompletionMinimum"/> sessions, with its task handed in where it has one.
/// </summary>
internal static class ParticipantMeasures
{
    private const string WorkshopSeries = "workshop_series";

    /// <summary>Participants from their first presence in a workshop series on.</summary>
    public static readonly Measure Started = new("participants_started_workshop_series", SubjectKind.Participant, MeasureForm.Count, StartedFacts);

    /// <summary>Participants from the presence, or the task handed in, that completed a workshop series on; with the wish filter from the later of it and the wish to go on.</summary>
    public static readonly Measure Completed = new("participants_completed_series", SubjectKind.Participant, MeasureForm.Count, CompletedFacts)
    {
        Accepts = new HashSet<MeasureFilterKey> { MeasureFilterKey.WithNextStepWish },
    };

    /// <summary>Participants who have said that they want to go on after a series.</summary>
    public static readonly Measure WantNextStep = new("participants_want_next_step", SubjectKind.Participant, MeasureForm.Count, WantNextStepFacts);

    /// <summary>Women among the women and men who have started a workshop series.</summary>
    public static readonly Measure ShareWomen = new("share_women_between", SubjectKind.Participant, MeasureForm.Share, ShareWomenFacts) { Divides = "gender" };

    private static Sql StartedFacts(MeasureQuestion question) => Sql.Of($"""
        select participant_id as subject, true as part, min(occurred_on) as counts_from, null::date as counts_until
        from figures.attendance
        where initiative_id = {question.Initiative} and {IsPresenceInWorkshopSeries}
        group by participant_id
        """);

    private static Sql CompletedFacts(MeasureQuestion question) => Sql.Of($"""
        select c.participant_id as subject, true as part,
               min({(question.Filter.WithNextStepWish ? Sql.Raw("greatest(c.occurred_on, t.occurred_on, w.occurred_on)") : Sql.Raw("greatest(c.occurred_on, t.occurred_on)"))}) as counts_from,
               null::date as counts_until
        from (select a.participant_id, a.series_id, a.occurred_on, s.completion_minimum, s.asks_task,
                     row_number() over (partition by a.participant_id, a.series_id order by a.occurred_on, a.session_id) as presence
              from figures.attendance a join figures.series s on s.series_id = a.series_id and s.initiative_id = a.initiative_id
              where a.initiative_id = {question.Initiative} and s.type = {WorkshopSeries} and a.mark in ('present', 'late')) c
        left join figures.tasks_handed_in t on t.initiative_id = {question.Initiative} and t.participant_id = c.participant_id and t.series_id = c.series_id and c.asks_task
        {(question.Filter.WithNextStepWish ? StandingWish(question) : Sql.Empty)}
        where c.presence = c.completion_minimum and (t.participant_id is not null or not c.asks_task)
        group by c.participant_id
        """);

    private static Sql WantNextStepFacts(MeasureQuestion question) => Sql.Of($"""
        select participant_id as subject, true as part, min(occurred_on) as counts_from, null::date as counts_until
        from figures.next_step_wishes
        where initiative_id = {question.Initiative} and wants
        group by participant_id
        """);

    private static Sql ShareWomenFacts(MeasureQuestion question) => Sql.Of($"""
        select a.participant_id as subject, e.gender = 'woman' as part, min(a.occurred_on) as counts_from, null::date as counts_until
        from figures.attendance a join figures.enrolments e on e.participant_id = a.participant_id and e.initiative_id = a.initiative_id
        where a.initiative_id = {question.Initiative} and {IsPresenceInWorkshopSeries} and e.gender in ('woman', 'man')
        group by a.participant_id, e.gender
        """);

    private static Sql IsPresenceInWorkshopSeries => Sql.Raw("series_id is not null and type = 'workshop_series' and mark in ('present', 'late')");

    private static Sql StandingWish(MeasureQuestion question) => Sql.Of($"""
        join figures.next_step_wishes w on w.initiative_id = {question.Initiative} and w.participant_id = c.participant_id and w.series_id = c.series_id and w.wants
        """);
}
