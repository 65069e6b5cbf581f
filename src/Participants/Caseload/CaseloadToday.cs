using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What is due on a coach's own cases. Others' cases are others' work, also for those who may read them.</summary>
internal static class CaseloadToday
{
    private static readonly Sql Led = Sql.Raw("(select access.ids('samsteg.case_initiatives'))::uuid[]");

    /// <summary>Steps of action plans that are due.</summary>
    public static Sql DueSteps(TodayQuestion question) => Sql.Of($"""
        select s.due_on, null::timestamptz as starts_at, 'plan_step' as kind, p.id as subject_id,
               coalesce(p.name, p.reference) as title, s.text as detail,
               '/insatser/' || p.initiative_id || '/deltagare/' || p.id as path, p.initiative_id
        from action_steps s
        join participants p on p.id = s.participant_id
        where s.superseded_at is null and s.state = 'open' and s.due_on <= {question.Today}
          and {IsOwn(question)}
        """);

    /// <summary>Enrolments of the last two months of which something is left to do; due a week after the enrolment.</summary>
    public static Sql UnfinishedEnrolments(TodayQuestion question) => Sql.Of($"""
        select e.occurred_on + 7 as due_on, null::timestamptz as starts_at, 'enrolment_unfinished' as kind, p.id as subject_id,
               coalesce(p.name, p.reference) as title, {LocalText.Column("i.name")} as detail,
               '/insatser/' || p.initiative_id || '/deltagare/' || p.id as path, p.initiative_id
        from enrolments e
        join participants p on p.id = e.participant_id
        join initiatives i on i.id = p.initiative_id
        where e.superseded_at is null and e.occurred_on between {question.Today.AddDays(-60)} and {question.Today.AddDays(-7)}
          and not (exists (select from given_information g where g.participant_id = p.id and g.superseded_at is null) and access.has_background(p.id))
          and {IsOwn(question)}
        """);

    /// <summary>Phases that run longer than planned, pauses not counted; due on the day they became so. What ran when somebody left is history after the return.</summary>
    public static Sql OverduePhases(TodayQuestion question) => Sql.Of($"""
        select r.started_on + r.rested + f.planned_days as due_on, null::timestamptz as starts_at, 'phase_overdue' as kind, p.id as subject_id,
               coalesce(p.name, p.reference) as title, {LocalText.Column("f.name")} as detail,
               '/insatser/' || p.initiative_id || '/deltagare/' || p.id || '/program' as path, p.initiative_id
        from (select participant_id, phase_id, started_on,
                     started_on >= coalesce(re_entered_on, started_on)
                     or (array_agg(kind order by occurred_on, registered_at, id) filter (where occurred_on >= re_entered_on))[1] in ('paused', 'resumed', 'completed') as counts,
                     (array_agg(kind order by occurred_on desc, registered_at desc, id desc))[1] as latest,
                     coalesce(sum(next_on - occurred_on) filter (where kind in ('paused', 'completed', 'skipped')), 0)::integer as rested
              from (select e.*, lead(occurred_on) over (partition by participant_id, phase_id order by occurred_on, registered_at, id) as next_on,
                           max(occurred_on) filter (where kind = 'started') over (partition by participant_id, phase_id) as started_on,
                           (select max(n.occurred_on) from re_entries n where n.participant_id = e.participant_id and n.superseded_at is null) as re_entered_on
                    from phase_events e where e.superseded_at is null and e.participant_id = {AnyOwn(question)}) e
              where occurred_on >= started_on
              group by participant_id, phase_id, started_on, re_entered_on) r
        join programme_phases f on f.id = r.phase_id
        join participants p on p.id = r.participant_id
        where r.counts and r.latest in ('started', 'resumed') and r.started_on + r.rested + f.planned_days <= {question.Today}
          and {IsOwn(question)}
        """);

    /// <summary>Participants without contact for a while; due on the day it became too long.</summary>
    public static Sql WithoutContact(TodayQuestion question) => Sql.Of($"""
        select l.last_on + {Silence.Days} as due_on, null::timestamptz as starts_at, 'no_contact' as kind, p.id as subject_id,
               coalesce(p.name, p.reference) as title, {LocalText.Column("i.name")} as detail,
               '/insatser/' || p.initiative_id || '/deltagare/' || p.id || '/kontakt' as path, p.initiative_id
        from participants p
        join initiatives i on i.id = p.initiative_id
        join enrolments e on e.participant_id = p.id and e.superseded_at is null
        cross join lateral (
            select greatest(coalesce(max(k.occurred_on), e.occurred_on),
                            (select max(n.occurred_on) from re_entries n where n.participant_id = p.id and n.superseded_at is null)) as last_on
            from contacts k where k.participant_id = p.id and k.superseded_at is null) l
        where l.last_on <= {question.Today.AddDays(-Silence.Days)}
          and {IsOwn(question)}
        """);

    /// <summary>For the leads: cases that no coach of today has, also of those who have left and are still to be asked.</summary>
    public static Sql WithoutCoach(TodayQuestion question) => Sql.Of($"""
        select {question.Today}::date as due_on, null::timestamptz as starts_at, 'no_coach' as kind, p.id as subject_id,
               coalesce(p.name, p.reference) as title, {LocalText.Column("i.name")} as detail,
               '/insatser/' || p.initiative_id || '/deltagare/' || p.id || '/coach' as path, p.initiative_id
        from participants p
        join initiatives i on i.id = p.initiative_id
        where p.initiative_id = any ({Led})
          and p.id not in (select ca.participant_id from case_assignments ca where ca.initiative_id = any ({Led}) and {CaseSql.IsByCoach(question.Today)})
          and ({CaseSql.TakesPart} or {CaseSql.HasFollowUpLeft})
        """);

    /// <summary>Whether <c>participants p</c> takes part and is a case of the user's own, or one that the user covers.</summary>
    public static Sql IsOwn(TodayQuestion question) => Sql.Of($"p.id = {AnyOwn(question)} and {CaseSql.TakesPart}");

    /// <summary>Any of the user's own cases and those that she covers. They are few and found once, from whose they are.</summary>
    public static Sql AnyOwn(TodayQuestion question) => Sql.Of($"any (array(select w.participant_id from access.worked_by({question.Account}, {question.Today}) w))");
}
