using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What this capability adds to <em>Idag</em>, to participants' timelines and to the names of things.</summary>
internal static class ActivitySources
{
    /// <summary>The user's own sessions of today, to their roster.</summary>
    public static readonly TodaySource SessionsToday = new(Permissions.AttendanceEdit, static question => Sql.Of($"""
        select {question.Today}::date as due_on, s.starts_at, 'session_today' as kind, s.id as subject_id,
               {Name} as title, {Detail} as detail, {PathTo} as path, s.initiative_id
        {Own(question)} and s.starts_at >= {SwedishTime.At(question.Today, TimeOnly.MinValue)}
          and s.starts_at < {SwedishTime.At(question.Today.AddDays(1), TimeOnly.MinValue)}
        """));

    /// <summary>The user's own sessions that have passed without being registered as held or cancelled.</summary>
    public static readonly TodaySource SessionsOverdue = new(Permissions.AttendanceEdit, static question => Sql.Of($"""
        select (s.starts_at at time zone 'Europe/Stockholm')::date as due_on, null::timestamptz as starts_at, 'session_overdue' as kind, s.id as subject_id,
               {Name} as title, {Detail} as detail, {PathTo} as path, s.initiative_id
        {Own(question)} and s.starts_at < {SwedishTime.At(question.Today, TimeOnly.MinValue)}
        """));

    /// <summary>Sessions of the next two weeks that nobody leads, for those who plan.</summary>
    public static readonly TodaySource SessionsWithoutLeader = new(Permissions.ActivitiesEdit, static question => Sql.Of($"""
        select {question.Today}::date as due_on, null::timestamptz as starts_at, 'session_without_leader' as kind, s.id as subject_id,
               {Name} as title,
               {Detail} as detail, (s.starts_at at time zone 'Europe/Stockholm')::date as held_on,
               '/insatser/' || s.initiative_id || '/aktiviteter/traffar/' || s.id || '/andra' as path, s.initiative_id
        from sessions s left join activity_series r on r.id = s.series_id
        where s.leader_account_id is null and r.leader_account_id is null
          and s.starts_at >= {SwedishTime.At(question.Today, TimeOnly.MinValue)} and s.starts_at < {SwedishTime.At(question.Today.AddDays(15), TimeOnly.MinValue)}
          and not exists (select from session_outcomes o where o.session_id = s.id and o.superseded_at is null)
        """), Day: "held_on") { Matter = static _ => TodayMatter.Look };

    /// <summary>Sessions that the participant came to or stayed away from.</summary>
    public static readonly TimelineSource Attended = new("activities", static participant => Sql.Of($"""
        select a.id, a.occurred_on, a.registered_at, a.registered_by, 'attendance_' || a.mark as kind,
               {Name} || coalesce(' · ' || s.number || '/' || r.session_total, '') as title,
               case when a.minutes_late is null then '' else a.minutes_late || ' min' end as detail,
               '/insatser/' || s.initiative_id || '/aktiviteter/traffar/' || s.id as path
        from attendance a join sessions s on s.id = a.session_id left join activity_series r on r.id = s.series_id
        where a.participant_id = {participant} and a.superseded_at is null
        """));

    /// <summary>Whether the participant wants to go on after a series.</summary>
    public static readonly TimelineSource Wished = new("activities", static participant => Sql.Of($"""
        select w.id, w.occurred_on, w.registered_at, w.registered_by, case when w.wants then 'next_step_wanted' else 'next_step_not_wanted' end as kind,
               {LocalText.Column("r.name")} as title, '' as detail,
               '/insatser/' || r.initiative_id || '/aktiviteter/serier/' || r.id as path
        from next_step_wishes w join activity_series r on r.id = w.series_id
        where w.participant_id = {participant} and w.superseded_at is null
        """));

    /// <summary>Sessions to come of the groups that the participant is in, and those that stand alone.</summary>
    public static readonly OwnMeetingSource OwnSessions = new(static (participant, from) => Sql.Of($"""
        select s.starts_at, {Name} as title, coalesce(nullif(s.place, ''), r.place) as place
        from series_members m
        join activity_series r on r.id = m.series_id
        join sessions s on s.series_id = r.id
        where m.participant_id = {participant} and (m.left_on is null or m.left_on > (s.starts_at at time zone 'Europe/Stockholm')::date) and s.starts_at >= {from}
          and not exists (select from session_outcomes o where o.session_id = s.id and o.superseded_at is null and o.result = 'cancelled')
        union all
        select s.starts_at, {LocalText.Column("s.name")}, s.place
        from session_participants p join sessions s on s.id = p.session_id
        where p.participant_id = {participant} and s.series_id is null and s.starts_at >= {from} and not s.is_cancelled
        """));

    /// <summary>Names of series.</summary>
    public static readonly SubjectSource Series = new(SubjectKind.Series, Permissions.ActivitiesRead, static ids => Sql.Of($"""
        select r.id, {LocalText.Column("r.name")} as name, r.place as detail, '/insatser/' || r.initiative_id || '/aktiviteter/serier/' || r.id as path
        from activity_series r where r.id = any ({ids})
        """));

    /// <summary>Names of sessions.</summary>
    public static readonly SubjectSource Sessions = new(SubjectKind.Session, Permissions.ActivitiesRead, static ids => Sql.Of($"""
        select s.id, {Name} || coalesce(' · ' || s.number || '/' || r.session_total, '') as name,
               to_char(s.starts_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD') as detail,
               '/insatser/' || s.initiative_id || '/aktiviteter/traffar/' || s.id as path
        from sessions s left join activity_series r on r.id = s.series_id where s.id = any ({ids})
        """));

    /// <summary>Series that a step can be about: those the participant is in, and those of the initiative that have a session to come.</summary>
    public static readonly StepLinkSource SeriesToJoin = new(SubjectKind.Series, static (initiative, participant, today) => Sql.Of($"""
        select r.id from activity_series r
        where r.initiative_id = {initiative} and r.audience <> 'organisations'
          and (exists (select from series_members m where m.series_id = r.id and m.participant_id = {participant} and m.left_on is null)
               or exists (select from sessions s where s.series_id = r.id and s.starts_at >= {SwedishTime.At(today, TimeOnly.MinValue)}))
        """));

    /// <summary>Single sessions to come that a step can be about.</summary>
    public static readonly StepLinkSource SessionsToCome = new(SubjectKind.Session, static (initiative, _, today) => Sql.Of($"""
        select s.id from sessions s
        where s.initiative_id = {initiative} and s.series_id is null and s.audience <> 'organisations' and s.starts_at >= {SwedishTime.At(today, TimeOnly.MinValue)}
        """));

    /// <summary>Sessions that organisations were invited to, which an agreement may have come of.</summary>
    public static readonly OriginSource SessionsOfOrganisations = new(SubjectKind.Session, static (initiative, today) => Sql.Of($"""
        select s.id from sessions s
        where s.initiative_id = {initiative} and s.audience <> 'participants' and not s.is_cancelled and s.starts_at < {SwedishTime.At(today.AddDays(1), TimeOnly.MinValue)}
        """));

    private static Sql Detail => Sql.Raw("concat_ws(' · ', s.number || '/' || r.session_total, nullif(s.place, ''))");

    private static Sql Name => Sql.Of($"coalesce({LocalText.Column("r.name")}, {LocalText.Column("s.name")})");

    private static Sql PathTo => Sql.Raw("""
        '/insatser/' || s.initiative_id || '/aktiviteter/traffar/' || s.id || case when s.audience <> 'organisations' then '/narvaro' else '' end
        """);

    private static Sql Own(TodayQuestion question) => Sql.Of($"""
        from (select id from sessions where leader_account_id = {question.Account}
              union
              select id from sessions where second_leader_account_id = {question.Account}
              union
              select x.id from activity_series l join sessions x on x.series_id = l.id
              where l.leader_account_id = {question.Account} and x.leader_account_id is null) own
        join sessions s on s.id = own.id
        left join activity_series r on r.id = s.series_id
        where not exists (select from session_outcomes o where o.session_id = s.id and o.superseded_at is null)
        """);
}
