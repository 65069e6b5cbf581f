using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A participant on a roster, with what stands and how the series has gone.</summary>
/// <param name="ParticipantId">Who.</param>
/// <param name="Reference">Short code.</param>
/// <param name="Name">Null for a protected identity.</param>
/// <param name="IsProtected">Whether the identity is protected.</param>
/// <param name="AttendanceId">The standing mark's row; null while unmarked.</param>
/// <param name="Mark">The standing mark.</param>
/// <param name="MinutesLate">Minutes late, where stated.</param>
/// <param name="RegisteredAt">When it was marked.</param>
/// <param name="RegisteredByName">By whom.</param>
/// <param name="IsSelf">Whether they checked in themselves.</param>
/// <param name="Wants">Whether they want to go on; null when not asked.</param>
/// <param name="EnrolledOn">When they were enrolled in the initiative; null when they no longer are.</param>
/// <param name="IsCovered">Whether the viewer sees them as leader of the group only: somebody else is the coach.</param>
/// <param name="Origin">How a guest comes to be expected at this session alone; null for who is in the group.</param>
/// <param name="IsExpected">Whether they are in the group on the day of the session or a guest at it, or marked all the same.</param>
/// <param name="Marks">Marks at the series' sessions up to this one, in order, cancelled ones left out; null where unmarked. None of a guest's.</param>
public sealed record RosterRow(
    ParticipantId ParticipantId, string Reference, string? Name, bool IsProtected, Guid? AttendanceId, AttendanceMark? Mark, int? MinutesLate,
    DateTimeOffset? RegisteredAt, string? RegisteredByName, bool IsSelf, bool? Wants, DateOnly? EnrolledOn, bool IsCovered, SessionOrigin? Origin, bool IsExpected,
    string?[] Marks)
{
    /// <summary>The same as values, in order.</summary>
    public IReadOnlyList<AttendanceMark?> History { get; } = Activities.Marks.Read(Marks);

    /// <summary>Sessions marked so far.</summary>
    public int Marked => History.Count(static mark => mark is not null);

    /// <summary>Of them present or late.</summary>
    public int Presences => History.Count(static mark => mark?.IsPresence() == true);

    /// <summary>Absences in a row up to now.</summary>
    public int AbsencesInARow => AbsenceStreak.Of(History);
}

/// <summary>Who is expected at a session, within the viewer's reach.</summary>
public sealed class Roster(RequestDatabase database)
{
    /// <summary>The expected participants by name; none for a session of organisations.</summary>
    public async Task<IReadOnlyList<RosterRow>> RowsAsync(SessionCard session, CancellationToken cancellation) =>
        [.. (await MembersAsync(session, cancellation)).Where(static row => row.IsExpected)];

    /// <summary>Everybody who is or has been in the session's group or is a guest at it, expected or not.</summary>
    public Task<IReadOnlyList<RosterRow>> MembersAsync(SessionCard session, CancellationToken cancellation) =>
        database.QueryAsync<RosterRow>(Sql.Of($"""
            select p.id as participant_id, p.reference, p.name, p.is_protected, a.id as attendance_id, a.mark, a.minutes_late,
                   a.registered_at, l.display_name as registered_by_name, coalesce(a.is_self, false) as is_self, w.wants,
                   coalesce(e.occurred_on, v.enrolled_on) as enrolled_on, e.id is null as is_covered,
                   case when not who.is_member then who.origin end as origin,
                   a.id is not null or (
                       (who.is_member or who.origin is not null)
                       and coalesce(e.occurred_on, v.enrolled_on, 'infinity') <= {session.Day}
                       and coalesce(x.occurred_on, v.exited_on, 'infinity') >= {session.Day}) as is_expected,
                   array(select h.mark
                         from sessions s
                         left join attendance h on h.session_id = s.id and h.participant_id = p.id and h.superseded_at is null
                         where s.series_id = {session.SeriesId}::uuid and s.number <= {session.Number}::integer and not s.is_cancelled and (who.is_member or who.origin is null)
                         order by s.number) as marks
            from (select participant_id, bool_or(is_member) as is_member, max(origin) as origin
                  from (select participant_id, joined_on <= {session.Day} and coalesce(left_on, 'infinity') > {session.Day} as is_member, null as origin
                        from series_members where series_id = {session.SeriesId}::uuid and initiative_id = {session.InitiativeId}
                        union all
                        select participant_id, false, origin from session_participants where session_id = {session.Id}) expected
                  group by participant_id) who
            join participants p on p.id = who.participant_id
            left join attendance a on a.session_id = {session.Id} and a.participant_id = p.id and a.superseded_at is null
            left join accounts l on l.id = a.registered_by
            left join enrolments e on e.participant_id = p.id and e.superseded_at is null
            left join exits x on x.participant_id = p.id and x.superseded_at is null
            left join access.covered_status() v on v.participant_id = p.id
            left join next_step_wishes w on w.series_id = {session.SeriesId}::uuid and w.participant_id = p.id and w.superseded_at is null
            where (e.id is not null and not (p.id = {OnlyOpened.Any})) -- a case; who is met as leader of one group is not met in another
               or access.account() in ({session.LeaderAccountId}::uuid, {session.SecondLeaderAccountId}::uuid)
               or exists (select from activity_series g
                          where g.id = {session.SeriesId}::uuid
                            and (access.account() in (g.leader_account_id, g.second_leader_account_id)
                                 or exists (select from sessions s where s.series_id = g.id and access.account() in (s.leader_account_id, s.second_leader_account_id))))
            order by p.family_name, p.given_name, p.reference, p.id
            """), cancellation);
}
