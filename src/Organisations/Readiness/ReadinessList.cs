using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>By what the list of readiness is narrowed; null is all.</summary>
/// <param name="Begun">Those that have begun with the role, or those that have not.</param>
/// <param name="Role">Code of a role.</param>
/// <param name="State">How it stands.</param>
/// <param name="EndsWithin">Something that is required ends within so many days.</param>
/// <param name="Type">Code of the organisation's type.</param>
/// <param name="Municipality">Where the organisation is.</param>
internal sealed record ReadinessFilter(ReadinessBegun Begun, string? Role = null, ReadinessState? State = null, int? EndsWithin = null, string? Type = null, string? Municipality = null);

/// <summary>Whether an organisation has begun to become ready in a role.</summary>
public enum ReadinessBegun
{
    /// <summary>It has been asked, or has evidence.</summary>
    Begun,

    /// <summary>Neither.</summary>
    NotBegun,
}

/// <summary>Who is ready for what, and what is missing: on screen, in CSV and in a workbook.</summary>
internal static class ReadinessList
{
    private static readonly string[] States = CodeArrays.Of(Enum.GetValues<ReadinessState>());

    public static ListDefinition<ReadinessRow> Of(ReadinessFilter filter, IEnumerable<EvidenceSource> sources, DateOnly today)
    {
        var conditions = new List<Sql>();
        if (filter.Role is { } role)
        {
            conditions.Add(Sql.Of($"s.role = {role}"));
        }

        if (filter.State is { } state)
        {
            conditions.Add(Sql.Of($"s.state = {state}"));
        }

        if (filter.EndsWithin is { } days)
        {
            conditions.Add(Sql.Of($"s.last_day <= {(days <= DateOnly.MaxValue.DayNumber - today.DayNumber ? today.AddDays(Math.Max(days, 0)) : DateOnly.MaxValue)}"));
        }

        if (filter.Type is { } type)
        {
            conditions.Add(Sql.Of($"o.type = {type}"));
        }

        if (filter.Municipality is { } municipality)
        {
            conditions.Add(Sql.Of($"o.municipality = {municipality}"));
        }

        return new ListDefinition<ReadinessRow>("readiness.list.caption", Sql.Of($"""
                with terms as ({ReadinessSql.Terms}), evidence as ({ReadinessSql.Evidence(sources)}), answered as ({ReadinessSql.Answered}), ready as ({ReadinessSql.Ready}), begun as ({ReadinessSql.Begun}),
                standing as (
                    select x.*, case when asked > 0 and lacking = 0 then 'ready' when lacking = 1 then 'nearly' else 'not_ready' end as state from (
                        select o.id as organisation_id, t.role, count(*) filter (where t.is_required) as asked, count(*) filter (where t.is_required and d.days is null) as lacking,
                               string_agg(t.name, ', ' order by t.place) filter (where t.is_required and d.days is null) as missing, (min(upper(d.days)) filter (where t.is_required)) - 1 as last_day
                        from organisations o cross join terms t
                        left join answered a on a.organisation_id = o.id and a.rule_id = t.rule_id and a.holds = t.holds
                        left join lateral (select days from unnest(a.days) as days where days @> {today}) d on true
                        where t.holds @> {today} and ((o.id, t.role) in (select organisation_id, role from begun)) = {filter.Begun is ReadinessBegun.Begun}
                        group by o.id, t.role) x)
                select md5(o.id::text || s.role)::uuid as id, o.id as organisation_id, o.name, {LocalText.Column("r.name")} as role_name, r.place as role_place,
                       s.state, array_position({States}::text[], s.state) as state_place, s.missing, s.last_day, latest.responsible,
                       (select lower(days) from unnest(y.days) as days where days @> {today}) as since
                from standing s join organisations o on o.id = s.organisation_id join readiness_roles r on r.code = s.role
                left join ready y on y.organisation_id = s.organisation_id and y.role = s.role
                {PipelineReader.Joins}
                where {Sql.All(conditions)}
                """), static row => row.Id)
            .Column(new ListColumn<ReadinessRow>("readiness.field.organisation", ListCellKind.Text, static row => row.Name, "name", MayBeNull: false, Link: static row => $"/organisationer/{row.OrganisationId}/redo"))
            .Text("readiness.field.role", static row => row.RoleName, "role_name")
            .Status("readiness.field.state", static row => row.State.TextKey(), static row => row.State.Tone(), "state_place", static row => row.StatePlace)
            .Text("readiness.field.missing", static row => row.Missing)
            .Day("readiness.field.since", static row => row.Since, "since")
            .Day("readiness.field.last_day", static row => row.LastDay, "last_day")
            .Text("readiness.field.responsible", static row => row.Responsible, "responsible")
            .SearchedBy("name")
            .SortedBy("state");
    }
}

/// <summary>How it stands with an organisation in a role.</summary>
internal sealed record ReadinessRow(
    Guid Id, OrganisationId OrganisationId, string Name, string RoleName, int RolePlace, ReadinessState State, int StatePlace, string? Missing, DateOnly? LastDay, string? Responsible,
    DateOnly? Since);
