using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What courses and network meetings show of the organisations that came to them. A course is completed as <c>organisations_completed_activity</c> counts it.</summary>
internal static class ReadinessEvidence
{
    private static readonly string[] Courses = ["supervisor_course", "business_school"];

    /// <summary>For rules of readiness.</summary>
    public static readonly EvidenceSource Source = new(
        [.. Courses, "network_meeting"],
        Sql.Raw("select organisation_id, kind, valid_from, null::date as valid_until, subject_kind, subject_id, initiative_id from access.course_evidence()"),
        static initiative => Sql.Of($"""
            select c.organisation_id, c.type as kind, greatest(c.occurred_on, t.occurred_on) as valid_from, null::date as valid_until
            from (select a.organisation_id, a.series_id, a.occurred_on, s.type, s.completion_minimum, s.asks_task,
                         row_number() over (partition by a.organisation_id, a.series_id order by a.occurred_on, a.session_id) as presence
                  from figures.organisation_attendance a join figures.series s on s.series_id = a.series_id and s.initiative_id = a.initiative_id
                  where a.initiative_id = {initiative} and s.type = any ({Courses})) c
            left join figures.organisation_tasks_handed_in t on t.initiative_id = {initiative} and t.organisation_id = c.organisation_id and t.series_id = c.series_id and c.asks_task
            where c.presence = c.completion_minimum and (t.organisation_id is not null or not c.asks_task)
            union all
            select organisation_id, 'network_meeting', occurred_on, null from figures.organisation_attendance where initiative_id = {initiative} and type = 'bridging_meeting'
            """));
}
