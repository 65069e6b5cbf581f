using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Which sessions a list shows, by time.</summary>
public enum SessionPeriod
{
    /// <summary>Today and later.</summary>
    Upcoming,

    /// <summary>Before today.</summary>
    Past,

    /// <summary>All.</summary>
    All,
}

/// <summary>How the list of sessions is narrowed.</summary>
/// <param name="Period">By time.</param>
/// <param name="Type">Type of activity; null for all.</param>
/// <param name="Series">One series; null for all.</param>
/// <param name="Today">Today.</param>
public sealed record SessionFilter(SessionPeriod Period, string? Type, SeriesId? Series, DateOnly Today);

/// <summary>A session in a list.</summary>
public sealed record SessionListRow(
    Guid Id, InitiativeId InitiativeId, string InitiativeName, string Name, int? Number, int? SessionTotal, string TypeName, DateTimeOffset StartsAt,
    string? Place, string? LeaderName, SessionResult? Result, string OutcomeOrder, long? Came)
{
    /// <summary>Address.</summary>
    public string Path => Paths.Session(InitiativeId, new SessionId(Id));

    /// <summary>Whether its day is over.</summary>
    public bool HasPassed(DateOnly today) => SwedishTime.DateOf(StartsAt) < today;
}

/// <summary>The list of sessions, on screen and in files.</summary>
public static class SessionList
{
    /// <summary>The list of one initiative, or with null of all within the viewer's reach.</summary>
    public static ListDefinition<SessionListRow> Of(InitiativeId? initiative, SessionFilter filter, AccessScope scope, Texts texts)
    {
        var conditions = Conditions(initiative, filter, scope);
        var list = new ListDefinition<SessionListRow>("activities.list.caption", Query(conditions), static row => row.Id)
            .Moment("activities.list.starts_at", static row => row.StartsAt, sort: "starts_at")
            .Text("activities.list.name", row => Title(texts, row), link: static row => row.Path)
            .Text("activities.list.type", static row => row.TypeName, sort: "type_name");
        if (initiative is null)
        {
            list.Text("activities.list.initiative", static row => row.InitiativeName, sort: "initiative_name", link: static row => Paths.Activities(row.InitiativeId));
        }

        return list
            .Column(new("activities.list.place", ListCellKind.Text, static row => row.Place, "place", NullKey: "activities.not_decided"))
            .Text("activities.list.leader", static row => row.LeaderName, sort: "leader_name")
            .Column(new("activities.list.came", ListCellKind.Number, static row => row.Came is { } came ? (decimal)came : null, "came", NullKey: "activities.list.came_later"))
            .Status("activities.list.status", row => SessionWords.OutcomeKey(row.Result, row.HasPassed(filter.Today)),
                row => SessionWords.OutcomeTone(row.Result, row.HasPassed(filter.Today)), sort: "outcome_order", sortValue: static row => row.OutcomeOrder)
            .SearchedBy("name", "place", "leader_name")
            .FoundIn(Found(conditions), "starts_at")
            .SortedBy("starts_at", descending: filter.Period is not SessionPeriod.Upcoming);
    }

    /// <summary>Sessions to come where a room's point is known, on maps of others.</summary>
    public static MapLayer Layer { get; } = new("sessions", Permissions.ActivitiesRead, 20, static question =>
        PointsOf(Found(Sql.Of($"s.starts_at > {question.Now.AddMinutes(-Session.LongestMinutes)} and s.ends_at > {question.Now} and {question.Within("s.initiative_id")}")), Sql.Raw("true")));

    /// <summary>What the list finds, for the map beside it.</summary>
    public static Sql Points(InitiativeId? initiative, SessionFilter filter, AccessScope scope, Texts texts, string? words) =>
        PointsOf(Found(Conditions(initiative, filter, scope)), Of(initiative, filter, scope, texts).Search(words) ?? Sql.Raw("true"));

    private static Sql PointsOf(Sql found, Sql search) => Sql.Of($"""
        select id, name || coalesce(' · ' || number || '/' || session_total, '') as name, place as detail, starts_at,
               '/insatser/' || initiative_id || '/aktiviteter/traffar/' || id as path, latitude, longitude, false as is_approximate
        from ({found}) sessions where latitude is not null and not is_cancelled and {search}
        """);

    private static string Title(Texts texts, SessionListRow row) =>
        row.Number is null ? row.Name : texts["activities.session.title", row.Name, row.Number, row.SessionTotal];

    private static Sql Conditions(InitiativeId? initiative, SessionFilter filter, AccessScope scope)
    {
        var conditions = new List<Sql> { initiative is { } only ? Sql.Of($"s.initiative_id = {only}") : scope.Within("s.initiative_id") };
        if (filter.Type is { } type)
        {
            conditions.Add(Sql.Of($"s.type = {type}"));
        }

        if (filter.Series is { } series)
        {
            conditions.Add(Sql.Of($"s.series_id = {series}"));
        }

        var midnight = SwedishTime.At(filter.Today, TimeOnly.MinValue);
        if (filter.Period is not SessionPeriod.All)
        {
            conditions.Add(filter.Period is SessionPeriod.Upcoming ? Sql.Of($"s.starts_at >= {midnight}") : Sql.Of($"s.starts_at < {midnight}"));
        }

        return Sql.All(conditions);
    }

    /// <summary>Enough to count, search and put in order of time.</summary>
    private static Sql Found(Sql conditions) => Sql.Of($"""
        select s.id, s.starts_at, coalesce({LocalText.Column("r.name")}, {LocalText.Column("s.name")}) as name, nullif(concat_ws(', ', m.name, nullif(s.place, '')), '') as place, l.display_name as leader_name,
               s.initiative_id, s.number, r.session_total, s.is_cancelled, m.latitude, m.longitude
        from sessions s
        left join activity_series r on r.id = s.series_id
        left join rooms m on m.id = s.room_id
        left join accounts l on l.id = coalesce(s.leader_account_id, r.leader_account_id)
        where {conditions}
        """);

    private static Sql Query(Sql conditions) =>
        Sql.Of($"""
            select s.id, s.initiative_id, {LocalText.Column("i.name")} as initiative_name, coalesce({LocalText.Column("r.name")}, {LocalText.Column("s.name")}) as name, s.number, r.session_total,
                   coalesce((select {LocalText.Column("p.name")} from planned_activities p
                             where p.initiative_id = s.initiative_id and p.type = s.type order by p.code limit 1),
                            (select {LocalText.Column("y.name")} from activity_types y where y.id = s.activity_type_id), s.type) as type_name,
                   s.starts_at, nullif(concat_ws(', ', m.name, nullif(s.place, '')), '') as place, l.display_name as leader_name, o.result, coalesce(o.result, 'planned') as outcome_order,
                   case when o.result = 'held' then
                       case when s.audience = 'organisations' then 0
                            else (select count(*) from attendance a where a.session_id = s.id and a.superseded_at is null and a.mark in ('present', 'late')) end
                       + case when s.audience = 'participants' then 0
                              else (select coalesce(sum(a.persons), 0) from organisation_attendance a where a.session_id = s.id and a.superseded_at is null) end
                   end as came
            from sessions s
            join initiatives i on i.id = s.initiative_id
            left join activity_series r on r.id = s.series_id
            left join rooms m on m.id = s.room_id
            left join accounts l on l.id = coalesce(s.leader_account_id, r.leader_account_id)
            left join session_outcomes o on o.session_id = s.id and o.superseded_at is null
            where {conditions}
            """);
}
