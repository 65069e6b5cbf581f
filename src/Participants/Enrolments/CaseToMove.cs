using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A case that may be given to another coach, and what goes with it: whatever is to be done in a case is asked of who has it that day.</summary>
/// <param name="ParticipantId">Whose.</param>
/// <param name="Name">Name, or the reference of a protected identity.</param>
/// <param name="Reference">The short code.</param>
/// <param name="HasLeft">Whether the participant has left, and follow-ups remain.</param>
/// <param name="IsNew">Whether the case weighs as a new one.</param>
/// <param name="CoachSteps">Open steps of the plan that the coach is responsible for.</param>
/// <param name="OtherSteps">Open steps that others are responsible for.</param>
/// <param name="Bookings">Meetings that are booked.</param>
/// <param name="Unread">Messages from the participant that nobody has read.</param>
/// <param name="FollowUps">Follow-ups after the exit that nobody has answered.</param>
/// <param name="Earliest">The first day of the standing assignment, or of the enrolment.</param>
public sealed record CaseToMove(
    ParticipantId ParticipantId, string Name, string Reference, bool HasLeft, bool IsNew, long CoachSteps, long OtherSteps, long Bookings, long Unread, long FollowUps, DateOnly Earliest)
{
    /// <summary>The most that are given away at once; one more is read, to know whether there are more.</summary>
    public const int Most = 500;

    /// <summary>All that a coach has, or with null those that no coach of today has; those who have left only while follow-ups remain.</summary>
    internal static Task<IReadOnlyList<CaseToMove>> OfAsync(RequestDatabase database, CaseloadRule rule, AccountId? giver, DateOnly today, CancellationToken cancellation) =>
        database.QueryAsync<CaseToMove>(Sql.Of($"""
            select p.id as participant_id, coalesce(p.name, p.reference) as name, p.reference, not ({CaseSql.TakesPart}) as has_left,
                   {CaseSql.TakesPart} and greatest(e.occurred_on, (select max(n.occurred_on) from re_entries n where n.participant_id = p.id and n.superseded_at is null))
                       > {rule.NewSince(today)} as is_new,
                   s.coach_steps, s.other_steps,
                   (select count(*) from planned_contacts b where b.participant_id = p.id and b.state = 'booked') as bookings,
                   (select count(*) from participant_messages m where m.participant_id = p.id and m.is_from_participant and m.read_at is null) as unread,
                   (select count(*) from exit_follow_ups f join exits x on x.id = f.exit_id and x.superseded_at is null
                    where f.participant_id = p.id
                      and not exists (select from exit_follow_up_answers w where w.follow_up_id = f.id and w.superseded_at is null)) as follow_ups,
                   coalesce(held.valid_from, e.occurred_on) as earliest
            from participants p
            join enrolments e on e.participant_id = p.id and e.superseded_at is null
            left join case_assignments held on held.participant_id = p.id and held.valid_until is null
            cross join lateral (
                select count(*) filter (where st.responsible = 'coach') as coach_steps, count(*) filter (where st.responsible <> 'coach') as other_steps
                from action_steps st where st.participant_id = p.id and st.superseded_at is null and st.state = 'open') s
            where p.initiative_id = {rule.InitiativeId} and ({CaseSql.TakesPart} or {CaseSql.HasFollowUpLeft})
              and {(giver is { } account ? Sql.Of($"held.account_id = {account}") : Sql.Of($"not {CaseSql.HasCoach(today)}"))}
            order by has_left, coalesce(p.name, p.reference) collate "sv-x-icu", p.id
            limit {Most + 1}
            """), cancellation);
}
