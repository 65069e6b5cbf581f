using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>Needs, ideas and innovation processes that go on and are to be decided on, or that nothing has happened to for a while.</summary>
internal static class DueInnovations
{
    /// <summary>Days that nothing may happen to a process for which no day is set and of which nothing has come, before it is asked about.</summary>
    public const int DaysAtRest = 60;

    /// <summary>Due on the day set for the next gate; where none is, the first day that the last event is older than <see cref="DaysAtRest"/> days.</summary>
    public static TodaySource Source { get; } = new(Permissions.ProcurementEdit, static question => Sql.Of($"""
        select coalesce(a.next_gate_on, latest.occurred_on + {DaysAtRest + 1}) as due_on, null::timestamptz as starts_at,
               case when a.next_gate_on is null then 'innovation_still' else 'innovation_gate' end as kind, a.id as subject_id,
               a.title, concat_ws(' · ', case when a.next_gate_on is not null then next.name end, o.name) as detail, '/insatser/' || a.initiative_id || '/upphandling/innovation/' || a.id as path, a.initiative_id
        from innovation_processes a
        left join organisations o on o.id = a.organisation_id
        join lateral (
            select max(e.occurred_on) as occurred_on, max(s.position) as position from innovation_events e left join innovation_stages s on s.id = e.stage_id
            where e.process_id = a.id and e.superseded_at is null having not bool_or(e.step = {InnovationStep.Ended})) latest on true
        left join lateral (
            select s.name from innovation_stages s where s.initiative_id = a.initiative_id and s.kind = a.kind and s.position > coalesce(latest.position, -1)
            order by s.position limit 1) next on true
        where (a.next_gate_on <= {question.Today}
               or (a.next_gate_on is null and latest.occurred_on < {question.Today.AddDays(-DaysAtRest)} and not exists (select from innovation_processes c where c.parent_id = a.id)))
          and {AgreementSql.Concerns(question)}
        """)) { Matter = static kind => kind == "innovation_still" ? TodayMatter.Look : TodayMatter.Due };
}
