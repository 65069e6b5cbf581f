using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What this capability knows to have happened to a participant.</summary>
internal static class ParticipantTimeline
{
    /// <summary>The kind of an enrolment.</summary>
    public const string Enrolled = "enrolled";

    /// <summary>Being enrolled.</summary>
    public static Sql Enrolments(ParticipantId participant) => Sql.Of($"""
        select e.id, e.occurred_on, e.registered_at, e.registered_by, {Enrolled} as kind, null::text as title, o.name as detail, null::text as path
        from enrolments e left join organisations o on o.id = e.referrer_organisation_id
        where e.participant_id = {participant} and e.superseded_at is null
        """);

    /// <summary>Leaving.</summary>
    public static Sql Exits(ParticipantId participant) => Sql.Of($"""
        select id, occurred_on, registered_at, registered_by, 'exited' as kind, null::text as title, nullif(participant_outcome, '') as detail,
               '/insatser/' || initiative_id || '/deltagare/' || participant_id || '/avslut' as path
        from exits x where participant_id = {participant}
          and (superseded_at is null or exists (select from re_entries r where r.exit_id = x.id and r.superseded_at is null))
        """);

    /// <summary>Coming back.</summary>
    public static Sql ReEntries(ParticipantId participant) => Sql.Of($"""
        select id, occurred_on, registered_at, registered_by, 're_entered' as kind, null::text as title, null::text as detail, null::text as path
        from re_entries where participant_id = {participant} and superseded_at is null
        """);

    /// <summary>Contacts, with the notes that the viewer's organisation keeps.</summary>
    public static Sql Contacts(ParticipantId participant) => Sql.Of($"""
        select k.id, k.occurred_on, k.registered_at, k.registered_by, 'contact_' || k.purpose as kind, null::text as title, n.text as detail,
               case when access.keeps(k.initiative_id, k.keeper_organisation_id)
                    then '/insatser/' || k.initiative_id || '/deltagare/' || k.participant_id || '/kontakt/' || k.id end as path
        from contacts k left join contact_notes n on n.contact_id = k.id
        where k.participant_id = {participant} and k.superseded_at is null
        """);

    /// <summary>Goals that were set.</summary>
    public static Sql Goals(ParticipantId participant) => Sql.Of($"""
        select id, occurred_on, registered_at, registered_by, 'goal_added' as kind, null::text as title, text as detail,
               '/insatser/' || initiative_id || '/deltagare/' || participant_id || '/plan' as path
        from action_goals where participant_id = {participant} and superseded_at is null
        """);

    /// <summary>Steps that were taken.</summary>
    public static Sql StepsDone(ParticipantId participant) => Sql.Of($"""
        select id, done_on as occurred_on, registered_at, registered_by, 'step_done' as kind, null::text as title, text as detail,
               '/insatser/' || initiative_id || '/deltagare/' || participant_id || '/plan' as path
        from action_steps where participant_id = {participant} and superseded_at is null and state = 'done'
        """);

    /// <summary>What happened in phases of a programme.</summary>
    public static Sql Phases(ParticipantId participant) => Sql.Of($"""
        select e.id, e.occurred_on, e.registered_at, e.registered_by, 'phase_' || e.kind as kind, {LocalText.Column("f.name")} as title, e.reason as detail,
               '/insatser/' || e.initiative_id || '/deltagare/' || e.participant_id || '/program' as path
        from phase_events e join programme_phases f on f.id = e.phase_id
        where e.participant_id = {participant} and e.superseded_at is null
        """);
}
