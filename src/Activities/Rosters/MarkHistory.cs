using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>All that has been registered of one participant's attendance at one session, newest first.</summary>
public sealed class MarkHistory(RequestDatabase database)
{
    /// <summary>The participant and their marks; null when they are neither expected at the session nor marked.</summary>
    public async Task<Found?> FindAsync(SessionCard session, ParticipantId participant, CancellationToken cancellation)
    {
        var who = await database.FindAsync<Who>(Sql.Of($"""
            select p.id, p.reference, p.name, p.is_protected, w.id as wish_id, w.wants
            from participants p
            left join next_step_wishes w on w.participant_id = p.id and w.series_id = {session.SeriesId}::uuid and w.superseded_at is null
            where p.id = {participant} and p.initiative_id = {session.InitiativeId}
              and (exists (select from series_members m where m.participant_id = p.id and m.series_id = {session.SeriesId}::uuid)
                   or exists (select from session_participants g where g.participant_id = p.id and g.session_id = {session.Id})
                   or exists (select from attendance a where a.participant_id = p.id and a.session_id = {session.Id}))
              and (not (p.id = {OnlyOpened.Any}) or p.id = any ((select access.ids('samsteg.covered'))::uuid[]))
            """), cancellation);
        if (who is null)
        {
            return null;
        }

        return new Found(who, await database.QueryAsync<Version>(Sql.Of($"""
            select a.id, a.mark, a.minutes_late, a.registered_at, a.device_time, a.is_self, l.display_name as registered_by_name, a.superseded_at, a.superseded_reason
            from attendance a join accounts l on l.id = a.registered_by
            where a.session_id = {session.Id} and a.participant_id = {participant}
            order by a.registered_at desc, a.id desc
            """), cancellation));
    }

    /// <summary>Who, and whether they have said that they want to go on after the series; null when that is not registered.</summary>
    public sealed record Who(ParticipantId Id, string Reference, string? Name, bool IsProtected, Guid? WishId, bool? Wants);

    /// <summary>One registration: by whom and when, and why it no longer stands.</summary>
    public sealed record Version(
        Guid Id, AttendanceMark Mark, int? MinutesLate, DateTimeOffset RegisteredAt, DateTimeOffset? DeviceTime, bool IsSelf, string RegisteredByName, DateTimeOffset? SupersededAt, string? SupersededReason);

    /// <summary>The participant with their marks.</summary>
    public sealed record Found(Who Participant, IReadOnlyList<Version> Versions)
    {
        /// <summary>The standing mark; null when there is none.</summary>
        public Version? Standing => Versions.FirstOrDefault(static version => version.SupersededAt is null);
    }
}
