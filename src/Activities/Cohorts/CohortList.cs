using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>An initiative's cohorts as a list: on screen and in files.</summary>
internal static class CohortList
{
    public static ListDefinition<CohortRow> Of(InitiativeId initiative) => new ListDefinition<CohortRow>("cohorts.list.caption", Sql.Of($"""
            select c.id, c.initiative_id, c.name, c.capacity, planned.starts_on, planned.ends_on, inside.members, inside.completed, inside.left_early
            from cohorts c
            cross join lateral (select min(f.starts_on) as starts_on, max(f.ends_on) as ends_on from cohort_phases f where f.cohort_id = c.id) planned
            cross join lateral (
                select count(*) filter (where b.left_on is null) as members, count(*) filter (where b.left_on is not null) as left_early,
                       count(*) filter (where exists (select from cohort_moves m where m.member_id = b.id and m.phase_id is null and m.superseded_at is null)) as completed
                from cohort_members b where b.cohort_id = c.id) inside
            where c.initiative_id = {initiative}
            """), static row => row.Id)
        .Column(new ListColumn<CohortRow>("cohorts.field.name", ListCellKind.Text, static row => row.Name, "name",
            MayBeNull: false, Link: static row => CohortPaths.Of(row.InitiativeId, row.Id)))
        .Day("cohorts.field.starts_on", static row => row.StartsOn, "starts_on")
        .Day("cohorts.field.ends_on", static row => row.EndsOn, "ends_on")
        .Number("cohorts.field.members", static row => row.Members, "members")
        .Number("cohorts.field.capacity", static row => row.Capacity, "capacity")
        .Number("cohorts.field.completed", static row => row.Completed, "completed")
        .Number("cohorts.field.left", static row => row.LeftEarly, "left_early")
        .SearchedBy("name")
        .SortedBy("starts_on", descending: true);
}

/// <summary>A row of the list.</summary>
internal sealed record CohortRow(
    Guid Id, InitiativeId InitiativeId, string Name, int Capacity, DateOnly? StartsOn, DateOnly? EndsOn, long Members, long Completed, long LeftEarly);
