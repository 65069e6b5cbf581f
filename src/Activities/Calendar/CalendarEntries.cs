using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Something that stands in a calendar.</summary>
/// <param name="Id">What it is.</param>
/// <param name="Kind">Names its label: <c>calendar.kind.KIND</c>.</param>
/// <param name="StartsAt">Begins.</param>
/// <param name="EndsAt">Ends.</param>
/// <param name="InitiativeId">The initiative; null for what belongs to none, or to one beyond reach.</param>
/// <param name="Title">What it is called; null when its kind says it all.</param>
/// <param name="Place">Where; null when not decided.</param>
/// <param name="Path">Address of its page; null when it has none for the viewer.</param>
/// <param name="IsCancelled">Whether it is called off.</param>
/// <param name="Takes">Accounts and rooms whose time it takes.</param>
public sealed record CalendarEntry(
    Guid Id, string Kind, DateTimeOffset StartsAt, DateTimeOffset EndsAt, InitiativeId? InitiativeId, string? Title, string? Place, string? Path,
    bool IsCancelled, Guid[] Takes)
{
    /// <summary>Kind of a session.</summary>
    public const string Session = "session";

    /// <summary>That somebody is busy elsewhere.</summary>
    public static CalendarEntry Busy(AccountId account, BusyTime time) =>
        new(Guid.NewGuid(), "busy", time.StartsAt, time.EndsAt, null, null, null, null, IsCancelled: false, [account.Value]);
}

/// <summary>What a calendar is narrowed to.</summary>
public sealed record CalendarFilter(InitiativeId? Initiative, RoomId? Room, SeriesId? Series, AccountId? Leader);

/// <summary>Reads calendars: each is one statement.</summary>
public sealed class CalendarEntries(IEnumerable<Capability> capabilities, CurrentUser user, RequestDatabase database, TimeProvider clock)
{
    private const string Columns = "id, kind, starts_at, ends_at, initiative_id, title, place, path, is_cancelled, takes";

    /// <summary>Sessions that the account leads, alone or with somebody.</summary>
    public static CalendarSource Own { get; } = new(Permissions.ActivitiesRead, static question => Sql.Of($"""
        {Sessions} where s.id in (
            select id from sessions where leader_account_id = {question.Account}
            union all
            select id from sessions where second_leader_account_id = {question.Account}
            union all
            select x.id from activity_series l join sessions x on x.series_id = l.id where l.leader_account_id = {question.Account} and x.leader_account_id is null)
          and s.starts_at < {question.To} and s.ends_at > {question.From}
        """));

    /// <summary>The viewer's own calendar: what all capabilities have for it.</summary>
    public Task<IReadOnlyList<CalendarEntry>> OwnAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) =>
        database.QueryAsync<CalendarEntry>(Sql.Join(" union all ", OwnSelects(from, to, Sql.Raw(Columns))), cancellation);

    /// <summary>
    /// Sessions within the viewer's reach, narrowed to an initiative, a room, a series or a leader. That a room is taken by an initiative beyond reach is
    /// told, by what is not.
    /// </summary>
    public Task<IReadOnlyList<CalendarEntry>> OfAsync(CalendarFilter filter, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) =>
        database.QueryAsync<CalendarEntry>(RowsOf(filter, from, to, Sql.Raw(Columns)), cancellation);

    /// <summary>The selects of the viewer's own calendar; none where the viewer has none.</summary>
    internal IEnumerable<Sql> OwnSelects(DateTimeOffset from, DateTimeOffset to, Sql columns)
    {
        var question = new CalendarQuestion(user.RequiredAccount, clock.Today(), from, to);
        return capabilities.SelectMany(static capability => capability.Calendar)
            .Where(source => user.May(source.Permission))
            .Select(source => Sql.Of($"select {columns} from ({source.Rows(question)}) source where {user.ScopeWhere(source.Permission).Within("initiative_id")}"));
    }

    /// <summary>The selects of the last days that the viewer reads, with the columns of <see cref="OwnSelects"/>: each as the whole of its day.</summary>
    internal IEnumerable<Sql> DeadlineSelects(DateOnly from, DateOnly to, Sql columns)
    {
        var question = new DeadlineQuestion(from, to);
        return capabilities.SelectMany(static capability => capability.Deadlines)
            .Where(source => user.May(source.Permission))
            .Select(source => Sql.Of($"""
                select {columns} from (
                    select d.*, null::text as place, d.day::timestamp at time zone 'Europe/Stockholm' as starts_at, (d.day + 1)::timestamp at time zone 'Europe/Stockholm' as ends_at
                    from ({source.Rows(question)}) d) source
                where {user.ScopeWhere(source.Permission).Within("initiative_id")}
                """));
    }

    /// <summary>The select of sessions, narrowed.</summary>
    internal Sql RowsOf(CalendarFilter filter, DateTimeOffset from, DateTimeOffset to, Sql columns)
    {
        var conditions = new List<Sql>
        {
            // The earliest that a session can have begun lets the index on initiative and time be used from both sides.
            Sql.Of($"s.starts_at >= {from.AddMinutes(-Session.LongestMinutes)} and s.starts_at < {to} and s.ends_at > {from}"),
            filter.Initiative is { } initiative ? Sql.Of($"s.initiative_id = {initiative}") : user.ScopeWhere(Permissions.ActivitiesRead).Within("s.initiative_id"),
        };
        if (filter.Room is { } room)
        {
            conditions.Add(Sql.Of($"s.room_id = {room}"));
        }

        if (filter.Series is { } series)
        {
            conditions.Add(Sql.Of($"s.series_id = {series}"));
        }

        if (filter.Leader is { } leader)
        {
            conditions.Add(Sql.Of($"(coalesce(s.leader_account_id, r.leader_account_id) = {leader} or s.second_leader_account_id = {leader})"));
        }

        var taken = filter is { Room: { } only, Initiative: null, Series: null, Leader: null } ? Sql.Of($" union all {Taken(only, from, to)}") : Sql.Empty;
        return Sql.Of($"select {columns} from ({Sessions} where {Sql.All(conditions)}{taken}) source");
    }

    private static Sql Sessions => Sql.Of($"""
        select s.id, 'session' as kind, s.starts_at, s.ends_at, s.initiative_id,
               coalesce({LocalText.Column("r.name")}, {LocalText.Column("s.name")}) || coalesce(' · ' || s.number || '/' || r.session_total, '') as title,
               nullif(concat_ws(' · ', {LocalText.Column("y.name")}, {LocalText.Column("r.name")}, s.number || '/' || r.session_total), '') as category,
               nullif(concat_ws(', ', m.name, nullif(s.place, '')), '') as place,
               '/insatser/' || s.initiative_id || '/aktiviteter/traffar/' || s.id as path, s.is_cancelled,
               array_remove(array[s.room_id, coalesce(s.leader_account_id, r.leader_account_id), s.second_leader_account_id], null) as takes,
               s.revision, s.changed_at
        from sessions s
        left join activity_series r on r.id = s.series_id
        left join activity_types y on y.id = s.activity_type_id
        left join rooms m on m.id = s.room_id
        """);

    private static Sql Taken(RoomId room, DateTimeOffset from, DateTimeOffset to) => Sql.Of($"""
        select md5(t.resource_id::text || t.starts_at::text)::uuid, 'taken', t.starts_at, t.ends_at, null::uuid, null::text, null::text, null::text, null::text, false, array[t.resource_id],
               0, t.starts_at
        from access.taken(array[{room}::uuid], {from}, {to}) t where t.session_id is null
        """);
}
