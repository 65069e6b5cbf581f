using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What placements give to lists that all capabilities feed: Idag, a participant's timeline, names of ids.</summary>
internal static class PlacementSources
{
    private static readonly Sql Led = Sql.Raw("(select access.ids('samsteg.case_initiatives'))::uuid[]");

    /// <summary>
    /// On the own cases: follow-ups due; what needed attention at the latest one, until the next; planned starts and ends that have passed without a registration, so that what is counted keeps up
    /// with what has happened, and what can start no more since the participant has left. That a supervisor asks for contact stands by itself: <see cref="ContactRequests"/>.
    /// </summary>
    public static Sql Today(TodayQuestion question) => Sql.Of($"""
        {Waiting(Sql.Of($"p.participant_id in (select c.participant_id from access.worked_by({question.Account}, {question.Today}) c)"), Sql.Of($"{question.Today}::date"))}
        select due_on, null::timestamptz as starts_at, kind, id as subject_id, person as title, organisation as detail,
               '/insatser/' || initiative_id || '/platser/' || id || page as path, initiative_id, participant_id
        from waiting
        """);

    /// <summary>
    /// For the leads: the same on any case of theirs once it has waited for as long as the initiative has decided, whoever was to do it. So nothing is
    /// forgotten when a coach leaves. What is the lead's own stands among the own cases.
    /// </summary>
    public static Sql ForLeads(TodayQuestion question) => Sql.Of($"""
        {Waiting(
            Sql.Of($"p.initiative_id = any ({Led}) and p.participant_id not in (select c.participant_id from access.worked_by({question.Account}, {question.Today}) c)"),
            Sql.Of($"({question.Today}::date - coalesce((select s.lead_told_after_days from placement_settings s where s.initiative_id = own.initiative_id), {PlacementSettings.UsualDays}))"))}
        select min(due_on) as due_on, null::timestamptz as starts_at, 'placement_waits' as kind, id as subject_id, person as title, organisation as detail,
               '/insatser/' || initiative_id || '/platser/' || id as path, initiative_id, participant_id
        from waiting group by id, organisation, person, initiative_id, participant_id
        """);

    /// <summary>What waits for a registration on the placements of some cases, due on a day or before; the day is SQL over <c>own</c>.</summary>
    private static Sql Waiting(Sql cases, Sql day) => Sql.Of($"""
        with own as (
            select p.id, p.initiative_id, p.participant_id, p.planned_start, p.planned_end, o.name as organisation, coalesce(pt.name, pt.reference) as person,
                   started.occurred_on as started_on, exited.occurred_on as exited_on, {PlacementSteps.State} as state,
                   latest.occurred_on as followed_up_on, coalesce(latest.needs_attention, false) as needs_attention
            from placements p
            join participants pt on pt.id = p.participant_id
            join organisations o on o.id = p.organisation_id
            left join placement_events started on started.placement_id = p.id and started.event = 'started' and started.superseded_at is null
            left join exits exited on exited.participant_id = p.participant_id and exited.superseded_at is null
            left join lateral ({FollowUpRow.Latest}) latest on true
            where {cases} and not {PlacementSteps.IsOver}),
        waiting as (
            select own.*, due.due_on, case when due.prefer_site_visit then 'placement_visit' else 'placement_follow_up' end as kind, '/uppfoljning' as page
            from own
            cross join lateral (
                select d.due_on, d.prefer_site_visit
                from ({FollowUpsDue.Select("own.initiative_id", "own.id", "own.started_on", "own.planned_end")}) d
                where d.opens_on > coalesce(own.followed_up_on, '-infinity')
                order by d.due_on limit 1) due
            where own.started_on is not null and not own.needs_attention and due.due_on <= {day}
            union all
            select own.*, own.followed_up_on, 'placement_attention', '' from own
            where own.needs_attention and own.followed_up_on <= {day}
            union all
            select own.*, said.day, 'placement_contest', '' from own
            cross join lateral (select min(w.occurred_on) as day from ({ProposalWord.Of("own.id")}) w) said
            where own.state in ('proposed', 'visited') and said.day <= {day}
            union all
            select own.*, gone.day, 'placement_offer_gone', '' from own
            cross join lateral (select o.withdrawn_on as day from placements p join placement_openings o on o.id = p.opening_id where p.id = own.id) gone
            where own.started_on is null and gone.day <= {day}
            union all
            select own.*, least(own.planned_start, own.exited_on), case when own.exited_on is not null then 'placement_left' when own.state = 'planned' then 'placement_start' else 'placement_proposal' end,
                   case when own.exited_on is not null then '/utgar' when own.state = 'planned' then '/start' else '' end
            from own
            where own.started_on is null and least(own.planned_start, own.exited_on) <= {day}
            union all
            select own.*, own.planned_end, 'placement_end', '/slut' from own
            where own.started_on is not null and own.planned_end < {day})
        """);

    /// <summary>Starts, ends and follow-ups of a participant's placements; notes only where the viewer may read them.</summary>
    public static Sql Timeline(ParticipantId participant) => Sql.Of($"""
        select e.id, e.occurred_on, e.registered_at, e.registered_by, 'placement_' || e.event as kind, o.name as title, null::text as detail,
               '/insatser/' || p.initiative_id || '/platser/' || p.id as path
        from placement_events e
        join placements p on p.id = e.placement_id
        join organisations o on o.id = p.organisation_id
        where e.participant_id = {participant} and e.superseded_at is null
        union all
        select f.id, f.occurred_on, f.registered_at, f.registered_by, case when f.needs_attention then 'placement_attention' else 'placement_follow_up' end,
               o.name, {FollowUpNotes.Standing(Sql.Raw("f.follow_up_id"))}, '/insatser/' || p.initiative_id || '/platser/' || p.id
        from placement_follow_ups f
        join placements p on p.id = f.placement_id
        join organisations o on o.id = p.organisation_id
        where f.participant_id = {participant} and f.superseded_at is null
        """);

    /// <summary>A participant's placements that have not ended.</summary>
    public static Sql Of(ParticipantId participant) => Sql.Of($"""
        select p.id from placements p
        where p.participant_id = {participant}
          and not {PlacementSteps.IsOver}
        """);

    /// <summary>Placements by organisation and participant.</summary>
    public static Sql Names(Sql ids) => Sql.Of($"""
        select p.id, o.name, coalesce(pt.name, pt.reference) as detail, '/insatser/' || p.initiative_id || '/platser/' || p.id as path
        from unnest({ids}::uuid[]) as wanted(id)
        join placements p on p.id = wanted.id
        join participants pt on pt.id = p.participant_id
        join organisations o on o.id = p.organisation_id
        """);
}
