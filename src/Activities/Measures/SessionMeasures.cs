using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What is counted of series, sessions and the organisations that come to them.</summary>
internal static class SessionMeasures
{
    /// <summary>Workshop series from their first held session on.</summary>
    public static readonly Measure WorkshopSeriesHeld = new("workshop_series_held", SubjectKind.Series, MeasureForm.Count, WorkshopSeriesHeldFacts);

    /// <summary>Workshop series with a number of starters within the range, of all that have a starter.</summary>
    public static readonly Measure GroupSize = new("group_size_between", SubjectKind.Series, MeasureForm.CountOfAll, GroupSizeFacts)
    {
        Accepts = new HashSet<MeasureFilterKey> { MeasureFilterKey.Range },
    };

    /// <summary>Organisations that have been at enough sessions of one series of the type and handed in its task, if it has one; from the later of them.</summary>
    public static readonly Measure OrganisationsCompleted =
        new("organisations_completed_activity", SubjectKind.Organisation, MeasureForm.Count, OrganisationsCompletedFacts)
        {
            Accepts = new HashSet<MeasureFilterKey> { MeasureFilterKey.ActivityType },
        };

    /// <summary>Held network meetings.</summary>
    public static readonly Measure NetworkMeetings =
        new("network_meetings_held", SubjectKind.Session, MeasureForm.Count, static question => Held(question, "bridging_meeting"));

    /// <summary>Held trainings for the public sector.</summary>
    public static readonly Measure Trainings =
        new("training_sessions_held", SubjectKind.Session, MeasureForm.Count, static question => Held(question, "public_sector_training"));

    /// <summary>Business schools held: one for each series with a held session and one for each held single session; the subject is the first held session.</summary>
    public static readonly Measure BusinessSchools = new("business_schools_held", SubjectKind.Session, MeasureForm.Count, BusinessSchoolsFacts);

    /// <summary>Held sessions at which each audience group reached its minimum.</summary>
    public static readonly Measure WithAudience =
        new("sessions_with_audience_minimum", SubjectKind.Session, MeasureForm.Count, WithAudienceFacts)
        {
            Accepts = new HashSet<MeasureFilterKey> { MeasureFilterKey.ActivityType, MeasureFilterKey.Audience },
            AudienceGroups = AudienceGroups.All,
        };

    private static Sql WorkshopSeriesHeldFacts(MeasureQuestion question) => Sql.Of($"""
        select series_id as subject, true as part, min(occurred_on) as counts_from, null::date as counts_until
        from figures.sessions
        where initiative_id = {question.Initiative} and type = 'workshop_series' and series_id is not null and result = 'held'
        group by series_id
        """);

    private static Sql GroupSizeFacts(MeasureQuestion question) => Sql.Of($"""
        select z.series_id as subject, z.part, z.counts_from, z.counts_until
        from (with starts as (
                  select series_id, participant_id, min(occurred_on) as day from figures.attendance
                  where initiative_id = {question.Initiative} and series_id is not null and type = 'workshop_series' and mark in ('present', 'late')
                  group by series_id, participant_id),
              sizes as (
                  select series_id, day, sum(count(*)) over (partition by series_id order by day) as size,
                         lead(day) over (partition by series_id order by day) as next_day
                  from starts group by series_id, day)
              select series_id, false as part, min(day) as counts_from, null::date as counts_until from sizes group by series_id
              union all
              select series_id, true, day, next_day from sizes
              where size between {question.Filter.Minimum ?? 0} and {question.Filter.Maximum ?? int.MaxValue}) z
        """);

    private static Sql OrganisationsCompletedFacts(MeasureQuestion question) => Sql.Of($"""
        select c.organisation_id as subject, true as part, min(greatest(c.occurred_on, t.occurred_on)) as counts_from, null::date as counts_until
        from (select a.organisation_id, a.series_id, a.occurred_on, s.completion_minimum, s.asks_task,
                     row_number() over (partition by a.organisation_id, a.series_id order by a.occurred_on, a.session_id) as presence
              from figures.organisation_attendance a join figures.series s on s.series_id = a.series_id and s.initiative_id = a.initiative_id
              where a.initiative_id = {question.Initiative} and {IsOfType("s.type", question.Filter)}) c
        left join figures.organisation_tasks_handed_in t on t.initiative_id = {question.Initiative} and t.organisation_id = c.organisation_id and t.series_id = c.series_id and c.asks_task
        where c.presence = c.completion_minimum and (t.organisation_id is not null or not c.asks_task)
        group by c.organisation_id
        """);

    private static Sql BusinessSchoolsFacts(MeasureQuestion question) => Sql.Of($"""
        select f.session_id as subject, true as part, f.occurred_on as counts_from, null::date as counts_until
        from (select session_id, occurred_on,
                     row_number() over (partition by coalesce(series_id, session_id) order by occurred_on, session_id) as place
              from figures.sessions
              where initiative_id = {question.Initiative} and type = 'business_school' and result = 'held') f
        where f.place = 1
        """);

    private static Sql Held(MeasureQuestion question, string type) => Sql.Of($"""
        select session_id as subject, true as part, occurred_on as counts_from, null::date as counts_until
        from figures.sessions
        where initiative_id = {question.Initiative} and type = {type} and result = 'held'
        """);

    private static Sql WithAudienceFacts(MeasureQuestion question) => Sql.Of($"""
        select s.session_id as subject, true as part, s.occurred_on as counts_from, null::date as counts_until
        from figures.sessions s
        where s.initiative_id = {question.Initiative} and s.result = 'held' and {IsOfType("s.type", question.Filter)}
          and not exists (
              select from unnest({question.Filter.Audience.Select(static group => group.Group)}::text[],
                                 {question.Filter.Audience.Select(static group => group.Minimum)}::integer[]) as needed(name, least)
              where needed.least > (
                  select coalesce(sum(case when needed.name like '%\_persons' then a.persons else 1 end), 0)
                  from figures.organisation_attendance a
                  where a.initiative_id = {question.Initiative} and a.session_id = s.session_id and a.audience_group = needed.name))
        """);

    private static Sql IsOfType(string column, MeasureFilter filter) =>
        filter.ActivityType is { } type ? Sql.Of($"{Sql.Raw(column)} = {type}") : Sql.Raw("true");
}
