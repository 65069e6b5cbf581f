using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>When a session is to be, and what it takes.</summary>
/// <param name="Id">The session.</param>
/// <param name="StartsAt">Begins.</param>
/// <param name="EndsAt">Ends.</param>
/// <param name="Room">Its room; null for none.</param>
/// <param name="Leader">Who leads it; null when nobody is named.</param>
/// <param name="SecondLeader">Who leads it together with them; null when nobody does.</param>
public readonly record struct WantedTime(SessionId Id, DateTimeOffset StartsAt, DateTimeOffset EndsAt, RoomId? Room, AccountId? Leader, AccountId? SecondLeader)
{
    /// <summary>The time that a session has.</summary>
    public static WantedTime Of(Session session) =>
        new(session.Id, session.StartsAt, session.EndsAt, session.RoomId, session.LeaderAccountId, session.SecondLeaderAccountId);
}

/// <summary>
/// What stands in the way of times that are wanted. A room or a leader that is taken already is refused; the database would refuse it too. Participants who
/// are expected elsewhere, booked conversations and holidays are told of once, and then it is the planner who decides.
/// </summary>
public sealed class SessionConflicts(RequestDatabase database, BusyTimes busy, Texts texts)
{
    private const int Told = 5;

    /// <summary>
    /// The problems, beside the fields <c>Room</c>, <c>Leader</c>, <c>SecondLeader</c> and <c>Anyway</c>. What the times take is locked until the transaction is
    /// over, so that what is free now is so when it is written.
    /// </summary>
    /// <param name="initiative">The initiative.</param>
    /// <param name="series">The series whose members come; null for a session without.</param>
    /// <param name="wanted">The times; they do not stand in one another's way.</param>
    /// <param name="isAnyway">Whether the planner has been told what can be told once.</param>
    /// <param name="onHolidays">Whether the planner has asked for holidays.</param>
    /// <param name="cancellation">Cancellation.</param>
    public async Task<IReadOnlyList<Problem>> ProblemsAsync(
        InitiativeId initiative, SeriesId? series, IReadOnlyList<WantedTime> wanted, bool isAnyway, bool onHolidays, CancellationToken cancellation)
    {
        var taking = wanted.SelectMany(static time => Resources(time).Select(resource => (time, resource.Id, resource.Field))).ToList();
        await database.ExecuteAsync(Sql.Of($"""
            select pg_advisory_xact_lock(hashtextextended(r::text, 5)) from (select distinct r from unnest({taking.Select(static one => one.Id).ToArray()}) r order by r) locked
            """), cancellation);
        var own = wanted.Select(static time => time.Id.Value).ToArray();
        var problems = Worded(await TakenAsync(taking, own, cancellation)).ToList();
        if (!isAnyway)
        {
            problems.AddRange(wanted.Select(static time => SwedishTime.DateOf(time.StartsAt)).Distinct()
                .Where(day => !onHolidays && SwedishHolidays.Contains(day))
                .Select(day => new Problem("Anyway", "planning.conflict.holiday", Display.Day(day), texts[SwedishHolidays.NameKeyOf(day)!])).Take(Told));
            problems.AddRange(Worded(await ElsewhereAsync(initiative, series, wanted, own, cancellation)));
            problems.AddRange(await BusyAsync(wanted, cancellation));
        }

        return problems;
    }

    /// <summary>Rooms and leaders that are booked, and what leaders have booked with participants themselves.</summary>
    private Task<IReadOnlyList<Row>> TakenAsync(
        IReadOnlyList<(WantedTime Time, Guid Id, string Field)> taking, Guid[] own, CancellationToken cancellation) => database.QueryAsync<Row>(Sql.Of($"""
        select distinct w.field, coalesce(m.name, a.display_name) as who, coalesce({LocalText.Column("r.name")}, {LocalText.Column("s.name")}) as what, t.starts_at, t.ends_at, 0 as persons
        from unnest({taking.Select(static one => one.Id).ToArray()}, {taking.Select(static one => one.Field).ToArray()},
                    {taking.Select(static one => one.Time.StartsAt).ToArray()}, {taking.Select(static one => one.Time.EndsAt).ToArray()}) w(resource_id, field, starts_at, ends_at)
        cross join lateral access.taken(array[w.resource_id], w.starts_at, w.ends_at) t
        left join sessions s on s.id = t.session_id
        left join activity_series r on r.id = s.series_id
        left join rooms m on m.id = w.resource_id
        left join accounts a on a.id = w.resource_id
        where t.session_id is null or t.session_id <> all ({own})
        order by 4, 1
        """), cancellation);

    private Task<IReadOnlyList<Row>> ElsewhereAsync(
        InitiativeId initiative, SeriesId? series, IReadOnlyList<WantedTime> wanted, Guid[] own, CancellationToken cancellation) => database.QueryAsync<Row>(Sql.Of($"""
        with wanted as (
            select * from unnest({wanted.Select(static time => time.StartsAt).ToArray()}, {wanted.Select(static time => time.EndsAt).ToArray()},
                                 {wanted.Select(static time => time.Leader?.Value).ToArray()}, {wanted.Select(static time => time.SecondLeader?.Value).ToArray()}) w(starts_at, ends_at, leader, second)),
        coming as (select participant_id from series_members where series_id = {series}::uuid and left_on is null)
        select 'Anyway' as field, null as who, coalesce({LocalText.Column("r.name")}, {LocalText.Column("s.name")}) as what, s.starts_at, s.ends_at, count(distinct m.participant_id)::integer as persons
        from wanted w
        join sessions s on s.initiative_id = {initiative} and s.starts_at < w.ends_at and s.starts_at > w.starts_at - interval '12 hours' and s.ends_at > w.starts_at and not s.is_cancelled
        join series_members m on m.series_id = s.series_id and m.left_on is null and m.participant_id in (select participant_id from coming)
        left join activity_series r on r.id = s.series_id
        where s.id <> all ({own})
        group by s.id, r.id
        union all
        select 'Anyway', a.display_name, null, c.starts_at, c.starts_at + coalesce(c.minutes, 60) * interval '1 minute', 0
        from wanted w join accounts a on a.id in (w.leader, w.second)
        join planned_contacts c on c.booked_by = a.id and c.state = 'booked' and c.starts_at < w.ends_at and c.starts_at + coalesce(c.minutes, 60) * interval '1 minute' > w.starts_at
        union all
        select 'Anyway', null, null, c.starts_at, c.starts_at + coalesce(c.minutes, 60) * interval '1 minute', count(distinct c.participant_id)::integer
        from wanted w
        join planned_contacts c on c.participant_id in (select participant_id from coming) and c.state = 'booked' and c.starts_at < w.ends_at
          and c.starts_at + coalesce(c.minutes, 60) * interval '1 minute' > w.starts_at
        group by c.starts_at, c.minutes
        order by 4, 1
        """), cancellation);

    /// <summary>Times at which leaders are busy by calendars of their own.</summary>
    private async Task<IEnumerable<Problem>> BusyAsync(IReadOnlyList<WantedTime> wanted, CancellationToken cancellation)
    {
        var leaders = wanted.SelectMany(static time => new[] { time.Leader, time.SecondLeader }).OfType<AccountId>().Distinct().ToList();
        if (leaders.Count == 0)
        {
            return [];
        }

        var times = (await busy.WithinAsync(leaders, wanted.Min(static time => time.StartsAt), wanted.Max(static time => time.EndsAt), cancellation)).Select(static one => one.Time).ToList();
        return wanted.Where(time => times.Exists(taken => taken.StartsAt < time.EndsAt && taken.EndsAt > time.StartsAt))
            .Select(static time => new Problem("Anyway", "planning.conflict.busy", $"{Display.Weekday(SwedishTime.DateOf(time.StartsAt))} {SessionWords.Hours(time.StartsAt, time.EndsAt)}")).Take(Told);
    }

    /// <summary>The first ones in words; how many more there are.</summary>
    private IEnumerable<Problem> Worded(IReadOnlyList<Row> rows)
    {
        foreach (var row in rows.Take(Told))
        {
            var when = $"{Display.Weekday(SwedishTime.DateOf(row.StartsAt))} {SessionWords.Hours(row.StartsAt, row.EndsAt)}";
            yield return row switch
            {
                { Persons: > 0, What: { } what } => new Problem(row.Field, row.Persons == 1 ? "planning.conflict.participant" : "planning.conflict.participants", row.Persons, what, when),
                { Persons: > 0 } => new Problem(row.Field, row.Persons == 1 ? "planning.conflict.talk" : "planning.conflict.talks", row.Persons, when),
                { What: { } what } => new Problem(row.Field, "planning.conflict.taken", row.Who, what, when),
                { Field: "Anyway" } => new Problem(row.Field, "planning.conflict.meets", row.Who, when),
                _ => new Problem(row.Field, "planning.conflict.taken_elsewhere", row.Who, when),
            };
        }

        if (rows.Count > Told)
        {
            yield return new Problem(rows[Told].Field, "planning.conflict.more", rows.Count - Told);
        }
    }

    private static IEnumerable<(Guid Id, string Field)> Resources(WantedTime time)
    {
        if (time.Room is { } room)
        {
            yield return (room.Value, "Room");
        }

        if (time.Leader is { } leader)
        {
            yield return (leader.Value, "Leader");
        }

        if (time.SecondLeader is { } second)
        {
            yield return (second.Value, "SecondLeader");
        }
    }

    private sealed record Row(string Field, string? Who, string? What, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Persons);
}
