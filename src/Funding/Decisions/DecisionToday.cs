using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What preparation and decisions put on <em>Idag</em>.</summary>
internal static class DecisionToday
{
    /// <summary>For who prepares: what was sent in and nobody has taken up, and the own cases that are not on an agenda.</summary>
    public static TodaySource Cases { get; } = new(Permissions.ApplicationsPrepare, static question => Sql.Of($"""
        select case when a.state = {ApplicationState.Submitted} then {Day(Sql.Of($"a.submitted_at"))} else {Day(Sql.Of($"p.taken_up_at"))} end as due_on, null::timestamptz as starts_at,
               case when a.state = {ApplicationState.Submitted} then 'application_submitted' else 'application_prepared' end as kind, a.initiative_id as subject_id,
               {LocalText.Column("i.name")} as title, concat_ws(' · ', i.registry_number, o.name) as detail, '/insatser/' || a.initiative_id || '/ansokan/beredning' as path, a.initiative_id
        from applications a
        join initiatives i on i.id = a.initiative_id
        join organisations o on o.id = i.owner_id
        left join preparations p on p.initiative_id = a.initiative_id
        where (a.state = {ApplicationState.Submitted} or (a.state in ({ApplicationState.InPreparation}, {ApplicationState.Deferred}) and p.officer_id = {question.Account}))
          and {Day(Sql.Of($"coalesce(a.submitted_at, p.taken_up_at)"))} <= {question.Today} and a.initiative_id <> all (access.partial_in())
        """)) { Matter = static kind => kind == "application_submitted" ? TodayMatter.Waits : TodayMatter.Look };

    /// <summary>For who sits on the board: the papers of meetings to come, from when their agenda is locked.</summary>
    public static TodaySource Papers { get; } = new(Permissions.MeetingsRead, static question => Sql.Of($"""
        select {Day(Sql.Of($"m.agenda_locked_at"))} as due_on, null::timestamptz as starts_at, 'meeting_papers' as kind, m.id as subject_id,
               to_char(m.held_on, 'YYYY-MM-DD') || ' ' || to_char(m.starts_at, 'HH24:MI') as title, m.place as detail, '/sammantraden/' || m.id as path, null::uuid as initiative_id
        from board_meetings m
        where m.held_on >= {question.Today} and {Day(Sql.Of($"m.agenda_locked_at"))} <= {question.Today}
          and exists (select from role_assignments r where r.account_id = {question.Account} and r.role = {Role.BoardMember} and not r.awaits_confirmation
                        and r.valid_from <= m.held_on and coalesce(r.valid_until, 'infinity') >= m.held_on)
        """)) { Matter = static _ => TodayMatter.Look };

    /// <summary>For who prepares: what is granted, with no condition left that is to be met first, and not yet agreed.</summary>
    public static TodaySource Agreements { get; } = new(Permissions.ApplicationsPrepare, static question => Sql.Of($"""
        select d.decided_on as due_on, null::timestamptz as starts_at, 'agreement_to_make' as kind, a.initiative_id as subject_id,
               {LocalText.Column("i.name")} as title, concat_ws(' · ', i.registry_number, o.name) as detail, '/insatser/' || a.initiative_id || '/ansokan/overenskommelse' as path, a.initiative_id
        from applications a
        join initiatives i on i.id = a.initiative_id
        join organisations o on o.id = i.owner_id
        join decisions d on d.initiative_id = a.initiative_id and d.maximum is not null and not exists (select from decisions n where n.supersedes_id = d.id)
          and not exists (select from agreements g where g.decision_id = d.id)
        where a.state in ({ApplicationState.Granted}, {ApplicationState.GrantedOnConditions}) and d.decided_on <= {question.Today}
          and not exists (select from decision_conditions c where c.decision_id = d.id and c.phase = {ConditionPhase.BeforeAgreement} and c.state = {ConditionState.Open})
          and a.initiative_id <> all (access.partial_in())
        """)) { Matter = static _ => TodayMatter.Waits };

    /// <summary>For who writes the application: conditions of the decision that stands, from their day.</summary>
    public static TodaySource Conditions { get; } = new(Permissions.ApplicationsEdit, static question => Sql.Of($"""
        select c.due_on, null::timestamptz as starts_at, 'decision_condition' as kind, c.id as subject_id, c.text as title, {LocalText.Column("i.name")} as detail,
               '/insatser/' || c.initiative_id || '/ansokan/beslut/villkor/' || c.id as path, c.initiative_id
        from decision_conditions c
        join initiatives i on i.id = c.initiative_id
        where c.state = {ConditionState.Open} and c.due_on <= {question.Today} and not exists (select from decisions n where n.supersedes_id = c.decision_id)
          and exists (select from role_assignments r where r.account_id = {question.Account} and r.initiative_id = c.initiative_id and {AccountChoices.Holds(Permissions.ApplicationsEdit, question.Today)})
        """));

    private static Sql Day(Sql moment) => Sql.Of($"({moment} at time zone 'Europe/Stockholm')::date");
}
