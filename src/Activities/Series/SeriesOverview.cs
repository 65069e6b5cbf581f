using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A series with its members, its sessions and every mark, as a matrix.</summary>
public sealed class SeriesOverview(RequestDatabase database)
{
    /// <summary>The series of an initiative; null when there is none such within reach. Four statements.</summary>
    public async Task<Found?> FindAsync(InitiativeId initiative, SeriesId series, CancellationToken cancellation)
    {
        var head = await database.FindAsync<Head>(Sql.Of($"""
            select s.id, s.initiative_id, s.type, s.audience, {LocalText.Column("s.name")} as name, s.place, s.session_total, s.completion_minimum, s.completion_task,
                   nullif(concat_ws(', ', l.display_name, k.display_name), '') as leader_name, nullif(concat_ws(', ', m.name, nullif(m.address, '')), '') as room_name, s.online_link, s.capacity, s.materials,
                   coalesce(s.group_of, s.id) as first_group
            from activity_series s
            left join accounts l on l.id = s.leader_account_id
            left join accounts k on k.id = s.second_leader_account_id
            left join rooms m on m.id = s.room_id
            where s.id = {series} and s.initiative_id = {initiative}
            """), cancellation);
        if (head is null)
        {
            return null;
        }

        var sessions = await database.QueryAsync<SessionColumn>(Sql.Of($"""
            select s.id, s.number, case when s.name_sv <> r.name_sv then {LocalText.Column("s.name")} end as theme, s.starts_at, s.ends_at, o.result
            from sessions s
            join activity_series r on r.id = s.series_id
            left join session_outcomes o on o.session_id = s.id and o.superseded_at is null
            where s.series_id = {series} order by s.number
            """), cancellation);
        var members = await database.QueryAsync<MemberRow>(Sql.Of($"""
            select p.id, p.reference, p.name, p.is_protected, m.joined_on, m.left_on, w.wants, t.id as handed_in_id, t.occurred_on as handed_in_on,
                   array(select a.mark from sessions s
                         left join attendance a on a.session_id = s.id and a.participant_id = p.id and a.superseded_at is null
                         where s.series_id = m.series_id order by s.number) as marks
            from series_members m
            join participants p on p.id = m.participant_id
            left join next_step_wishes w on w.series_id = m.series_id and w.participant_id = p.id and w.superseded_at is null
            left join tasks_handed_in t on t.series_id = m.series_id and t.participant_id = p.id and t.superseded_at is null
            where m.series_id = {series} and m.initiative_id = {initiative}
            order by m.left_on is not null, p.family_name, p.given_name, p.reference, p.id
            """), cancellation);
        var groups = await database.QueryAsync<Group>(Sql.Of($"""
            select g.id, {LocalText.Column("g.name")} as name, g.capacity, min(s.starts_at) as first_at,
                   (select count(*)::integer from series_members m where m.series_id = g.id and m.left_on is null) as members
            from activity_series g left join sessions s on s.series_id = g.id and not s.is_cancelled
            where g.initiative_id = {initiative} and coalesce(g.group_of, g.id) = {head.FirstGroup} and g.id <> {series}
            group by g.id order by first_at, g.id
            """), cancellation);
        return new Found(head, sessions, groups, [.. members.Select(member => new Member(head, sessions, member))]);
    }

    /// <summary>The series.</summary>
    public sealed record Head(
        SeriesId Id, InitiativeId InitiativeId, string Type, Attendees Audience, string Name, string Place, int SessionTotal, int CompletionMinimum, string CompletionTask,
        string? LeaderName, string? RoomName, string OnlineLink, int? Capacity, string Materials, SeriesId FirstGroup)
    {
        /// <summary>The room and where it is, as far as they are decided; empty when neither is.</summary>
        public string Where => SessionWords.Where(RoomName, Place);

        /// <summary>When it is completed.</summary>
        public CompletionRule Rule => new(CompletionMinimum, CompletionTask.Length > 0);
    }

    /// <summary>A session of it.</summary>
    public sealed record SessionColumn(SessionId Id, int Number, string? Theme, DateTimeOffset StartsAt, DateTimeOffset EndsAt, SessionResult? Result)
    {
        /// <summary>The day.</summary>
        public DateOnly Day => SwedishTime.DateOf(StartsAt);
    }

    /// <summary>Another group of the same series; members within the viewer's reach.</summary>
    public sealed record Group(SeriesId Id, string Name, int? Capacity, DateTimeOffset? FirstAt, int Members);

    /// <summary>A member as read.</summary>
    public sealed record MemberRow(
        ParticipantId Id, string Reference, string? Name, bool IsProtected, DateOnly JoinedOn, DateOnly? LeftOn, bool? Wants, Guid? HandedInId, DateOnly? HandedInOn,
        string?[] Marks);

    /// <summary>A member with marks and how far they have come.</summary>
    public sealed class Member(Head series, IReadOnlyList<SessionColumn> sessions, MemberRow row)
    {
        /// <summary>Who.</summary>
        public MemberRow Row => row;

        /// <summary>Marks in the order of the sessions; null where unmarked.</summary>
        public IReadOnlyList<AttendanceMark?> Marks { get; } = Activities.Marks.Read(row.Marks);

        /// <summary>Sessions present at.</summary>
        public int Presences => Marks.Count(static mark => mark?.IsPresence() == true);

        /// <summary>Sessions marked.</summary>
        public int Marked => Marks.Count(static mark => mark is not null);

        /// <summary>How far they have come; who has left can come no further.</summary>
        public SeriesCompletion Completion => series.Rule.Judge(
            Presences, row.LeftOn is not null ? 0 : sessions.Zip(Marks).Count(static pair => pair.Second is null && pair.First.Result is null), row.HandedInOn is not null);
    }

    /// <summary>A series with members and sessions.</summary>
    public sealed record Found(Head Series, IReadOnlyList<SessionColumn> Sessions, IReadOnlyList<Group> Groups, IReadOnlyList<Member> Members)
    {
        /// <summary>Sessions held.</summary>
        public int Held => Sessions.Count(static session => session.Result is SessionResult.Held);

        /// <summary>Sessions that are not called off.</summary>
        public int Standing => Sessions.Count(static session => session.Result is not SessionResult.Cancelled);

        /// <summary>Members who have completed it.</summary>
        public int Completed => Members.Count(static member => member.Completion is SeriesCompletion.Completed);
    }
}
