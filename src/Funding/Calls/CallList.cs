using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>The calls as a list.</summary>
internal static class CallList
{
    /// <param name="state">Only those that stand so; null for all.</param>
    /// <param name="now">The moment at which they stand so.</param>
    public static ListDefinition<CallRow> Of(CallState? state, DateTimeOffset now)
    {
        var (states, today) = (Enum.GetValues<CallState>(), SwedishTime.DateOf(now));
        var condition = state is { } wanted ? Sql.Of($"stands.state = {wanted}") : Sql.Raw("true");
        return new ListDefinition<CallRow>("calls.list.caption", Sql.Of($"""
                select c.id, {LocalText.Column("c.name")} as name, c.kind, stands.state, array_position({states}::text[], stands.state) as state_place, c.opens_on, c.closes_on, c.maximum,
                       coalesce(used.applications, 0) as applications
                from calls c
                cross join lateral (select case when c.opens_on > {today} then 'coming' when c.closed_at <= {now} or c.closes_on < {today} then 'closed' else 'open' end as state) stands
                left join access.applications_by_call() used on used.call_id = c.id
                where {condition}
                """), static row => row.Id)
            .Column(new ListColumn<CallRow>("calls.field.name", ListCellKind.Text, static row => row.Name, "name", MayBeNull: false, Link: static row => CallPaths.Of(row.Id)))
            .Status("calls.field.state", static row => row.State.TextKey(), static row => row.State.Tone(), "state_place", static row => row.StatePlace)
            .Key("calls.field.kind", static row => row.Kind.TextKey())
            .Day("calls.field.opens_on", static row => row.OpensOn, "opens_on")
            .Day("calls.field.closes_on", static row => row.ClosesOn, "closes_on")
            .Money("calls.field.maximum", static row => row.Maximum, "maximum")
            .Number("calls.field.applications", static row => row.Applications, "applications")
            .SearchedBy("name")
            .SortedBy("opens_on", descending: true);
    }
}

/// <summary>A row of the list.</summary>
internal sealed record CallRow(Guid Id, string Name, CallKind Kind, CallState State, int? StatePlace, DateOnly OpensOn, DateOnly? ClosesOn, decimal? Maximum, long Applications);

/// <summary>Addresses of calls.</summary>
internal static class CallPaths
{
    /// <summary>A call.</summary>
    public static string Of(Guid call) => $"/utlysningar/{call}";
}
