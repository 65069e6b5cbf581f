using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>The applications in the viewer's reach as a list: on screen, in CSV and in a workbook.</summary>
internal static class ApplicationList
{
    // The field in which the amount is asked for is found by what it means, in the version that the application is written on.
    private const string EmptyPath = "{}";
    private const string AmountPath = "$.sections[*].fields[*] ? (@.means == \"amount\").key";

    /// <param name="state">Only this state; null for all.</param>
    /// <param name="call">Only this call; null for all.</param>
    /// <param name="scope">What the viewer reaches.</param>
    /// <param name="texts">All texts.</param>
    public static ListDefinition<ApplicationRow> Of(ApplicationState? state, Guid? call, AccessScope scope, Texts texts)
    {
        var states = Enum.GetValues<ApplicationState>();
        var conditions = new List<Sql> { scope.Within("p.initiative_id") };
        if (state is { } wanted)
        {
            conditions.Add(Sql.Of($"p.state = {wanted}"));
        }

        if (call is { } answered)
        {
            conditions.Add(Sql.Of($"p.call_id = {answered}"));
        }

        return new ListDefinition<ApplicationRow>("applications.list.caption", Sql.Of($"""
                select p.initiative_id as id, {LocalText.Column("i.name")} as name, o.name as owner, {LocalizedForms.NameOf("v.content")} as form, {LocalText.Column("c.name")} as call,
                       p.state, array_position({states}::text[], p.state) as state_place, amount.amount, saved.changed_at, c.closes_on, p.late_admitted_at is not null as is_late
                from applications p
                join initiatives i on i.id = p.initiative_id
                join organisations o on o.id = i.owner_id
                join form_versions v on v.id = p.form_version_id
                left join calls c on c.id = p.call_id
                left join lateral (select (a.value #>> '{Sql.Raw(EmptyPath)}')::numeric as amount from application_answers a
                    where a.initiative_id = p.initiative_id and a.replaced_at is null and a.row_id is null and jsonb_typeof(a.value) = 'number'
                      and a.field = jsonb_path_query_first(v.content, {AmountPath}::jsonpath) #>> '{Sql.Raw(EmptyPath)}') amount on true
                cross join lateral (select greatest(max(a.saved_at), p.submitted_at) as changed_at from application_answers a where a.initiative_id = p.initiative_id) saved
                where {Sql.All(conditions)}
                """), static row => row.Id)
            .Column(new ListColumn<ApplicationRow>("applications.field.name", ListCellKind.Text, static row => row.Name, "name",
                MayBeNull: false, Link: static row => ApplicationPaths.Of(new InitiativeId(row.Id))))
            .Text("applications.field.owner", static row => row.Owner, "owner")
            .Text("applications.field.form", static row => row.Form, "form")
            .Text("applications.field.call", static row => row.Call, "call")
            .Status("applications.field.state", static row => row.State.TextKey(), static row => row.State.Tone(), "state_place", static row => row.StatePlace)
            .Money("applications.field.amount", static row => row.Amount, "amount")
            .Moment("applications.field.changed", static row => row.ChangedAt, "changed_at")
            .Day("applications.field.closes", static row => row.ClosesOn, "closes_on")
            .Text("applications.field.late", row => row.IsLate ? texts["applications.late.admitted"] : null)
            .SearchedBy("name", "owner", "call")
            .SortedBy("changed", descending: true);
    }
}

/// <summary>A row of the list.</summary>
internal sealed record ApplicationRow(
    Guid Id, string Name, string Owner, string Form, string? Call, ApplicationState State, int? StatePlace, decimal? Amount, DateTimeOffset? ChangedAt, DateOnly? ClosesOn, bool IsLate);
