using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>The series of an initiative with how far they have come.</summary>
public sealed class SeriesList(RequestDatabase database)
{
    /// <summary>Newest first, at most a hundred.</summary>
    public Task<IReadOnlyList<Row>> AllAsync(InitiativeId initiative, CancellationToken cancellation) =>
        database.QueryAsync<Row>(Sql.Of($"{Query(initiative)} order by first_at desc nulls last, id limit 100"), cancellation);

    /// <summary>All of them, page after page.</summary>
    public static ListDefinition<Row> Of(InitiativeId initiative) => new ListDefinition<Row>("activities.series.caption", Query(initiative), static row => row.Id)
        .Text("activities.series.name", static row => row.Name, sort: "name")
        .Moment("activities.series.period", static row => row.FirstAt, sort: "first_at")
        .SearchedBy("name")
        .SortedBy("first_at", descending: true);

    /// <summary>Members and those who completed are counted within the viewer's reach.</summary>
    private static Sql Query(InitiativeId initiative) => Sql.Of($"""
        select r.id, {LocalText.Column("r.name")} as name, r.audience, r.session_total, r.completion_minimum,
               d.first_at, d.last_at, coalesce(d.held, 0) as held, coalesce(m.members, 0) as members, coalesce(c.completed, 0) as completed
        from activity_series r
        left join lateral (
            select min(s.starts_at) as first_at, max(s.starts_at) as last_at, (count(*) filter (where o.result = 'held'))::integer as held
            from sessions s left join session_outcomes o on o.session_id = s.id and o.superseded_at is null
            where s.series_id = r.id) d on true
        left join lateral (
            select count(*)::integer as members from series_members m where m.series_id = r.id and m.left_on is null) m on true
        left join lateral (
            select count(*)::integer as completed
            from (select a.participant_id from attendance a join ({Standing}) s on s.id = a.session_id
                  where s.series_id = r.id and a.superseded_at is null and a.mark in ('present', 'late')
                  group by a.participant_id having count(*) >= r.completion_minimum and {CompletionSql.TaskIsDoneBy("a.participant_id")}
                  union all
                  select a.organisation_id from organisation_attendance a join ({Standing}) s on s.id = a.session_id
                  where s.series_id = r.id and a.superseded_at is null
                  group by a.organisation_id having count(*) >= r.completion_minimum and {CompletionSql.TaskIsDoneByOrganisation("a.organisation_id")}) x) c on true
        where r.initiative_id = {initiative}
        """);

    /// <summary>Nobody has come to a session that was cancelled.</summary>
    private static Sql Standing { get; } = Sql.Raw("""
        select id, series_id from sessions
        where not exists (select from session_outcomes c where c.session_id = sessions.id and c.superseded_at is null and c.result = 'cancelled')
        """);

    /// <summary>A series with its progress.</summary>
    public sealed record Row(
        Guid Id, string Name, Attendees Audience, int SessionTotal, int CompletionMinimum, DateTimeOffset? FirstAt, DateTimeOffset? LastAt, int Held,
        int Members, int Completed);
}
