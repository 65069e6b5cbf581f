using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What this capability knows to have happened to a participant.</summary>
internal static class ParticipantTimeline
{
    /// <summary>The kind of an enrolment.</summary>
    public const string Enrolled = "enrolled";

    /// <summary>Being enrolled.</summary>
    public static Sql Enrolments(ParticipantId participant) => Sql.Of($"""
        select e.occurred_on, e.registered_at, {Enrolled} as kind, null::text as title, o.name as detail, null::text as path
        from enrolments e left join organisations o on o.id = e.referrer_organisation_id
        where e.participant_id = {participant} and e.superseded_at is null
        """);

    /// <summary>Leaving.</summary>
    public static Sql Exits(ParticipantId participant) => Sql.Of($"""
        select occurred_on, registered_at, 'exited' as kind, null::text as title, nullif(participant_outcome, '') as detail,
               '/insatser/' || initiative_id || '/deltagare/' || participant_id || '/avslut' as path
        from exits where participant_id = {participant} and superseded_at is null
        """);

    /// <summary>Contacts, with the notes that the viewer's organisation keeps.</summary>
    public static Sql Contacts(ParticipantId participant) => Sql.Of($"""
        select k.occurred_on, k.registered_at, 'contact_' || k.purpose as kind, null::text as title, n.text as detail,
               case when access.keeps(k.initiative_id, k.keeper_organisation_id)
                    then '/insatser/' || k.initiative_id || '/deltagare/' || k.participant_id || '/kontakt/' || k.id end as path
        from contacts k left join contact_notes n on n.contact_id = k.id
        where k.participant_id = {participant} and k.superseded_at is null
        """);

    /// <summary>Goals that were set.</summary>
    public static Sql Goals(ParticipantId participant) => Sql.Of($"""
        select occurred_on, registered_at, 'goal_added' as kind, null::text as title, text as detail,
               '/insatser/' || initiative_id || '/deltagare/' || participant_id || '/plan' as path
        from action_goals where participant_id = {participant} and superseded_at is null
        """);

    /// <summary>Steps that were taken.</summary>
    public static Sql StepsDone(ParticipantId participant) => Sql.Of($"""
        select done_on as occurred_on, registered_at, 'step_done' as kind, null::text as title, text as detail,
               '/insatser/' || initiative_id || '/deltagare/' || participant_id || '/plan' as path
        from action_steps where participant_id = {participant} and superseded_at is null and state = 'done'
        """);
}
