using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What is due on a coach's own cases. Others' cases are others' work, also for those who may read them.</summary>
internal static class CaseloadToday
{
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

    /// <summary>Whether <c>participants p</c> takes part and is a case of the user's own.</summary>
    public static Sql IsOwn(TodayQuestion question) => Sql.Of($"""
        not exists (select from exits x where x.participant_id = p.id and x.superseded_at is null)
        and exists (select from case_assignments a where a.participant_id = p.id and a.account_id = {question.Account}
                    and a.valid_from <= {question.Today} and coalesce(a.valid_until, 'infinity') >= {question.Today})
        """);
}
