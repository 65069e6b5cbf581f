using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Participants with an action plan, and those whose plan shows that steps are taken.</summary>
internal static class ActionPlanMeasures
{
    public static Measure WithPlan { get; } = new(
        "participants_with_action_plan", SubjectKind.Participant, MeasureForm.Count,
        static question => Sql.Of($"select subject, true as part, planned_on as counts_from, null::date as counts_until from ({Plans(question)}) plans"));

    public static Measure WithProgress { get; } = new(
        "plan_shows_step_progress", SubjectKind.Participant, MeasureForm.CountOfAll,
        static question => Sql.Of($"""
            select subject, false as part, planned_on as counts_from, null::date as counts_until from ({Plans(question)}) plans
            union all
            select subject, true, greatest(planned_on, done_on), null from ({Plans(question)}) plans where done_on is not null
            """));

    /// <summary>
    /// Whoever has a goal and a step that is not dropped: since the later of the first of each, and the day the first step was
    /// done (null when none is).
    /// </summary>
    private static Sql Plans(MeasureQuestion question) => Sql.Of($"""
        select g.participant_id as subject, greatest(g.first_on, s.first_on) as planned_on, s.done_on
        from (select participant_id, min(occurred_on) as first_on
              from figures.action_goals where initiative_id = {question.Initiative} group by participant_id) g
        join (select participant_id, min(occurred_on) as first_on, min(greatest(occurred_on, done_on)) filter (where state = 'done') as done_on
              from figures.action_steps where initiative_id = {question.Initiative} and state <> 'dropped' group by participant_id) s
          on s.participant_id = g.participant_id
        """);
}
