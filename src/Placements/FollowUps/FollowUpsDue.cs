using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>
/// The days and answers of <see cref="FollowUpSchedule"/> in SQL, for lists that the database sorts and for <em>Idag</em>. Tests hold the two together.
/// </summary>
internal static class FollowUpsDue
{
    /// <summary><see cref="FollowUpSchedule.WaitsFrom"/> over <c>latest</c> (<see cref="FollowUpRow.Latest"/>) and <c>due.next_due</c>, the first day that is not answered.</summary>
    public static Sql WaitsFrom { get; } = Sql.Raw("case when latest.needs_attention then latest.occurred_on else due.next_due end");

    /// <summary>
    /// A select of <c>due_on</c>, <c>opens_on</c> and <c>prefer_site_visit</c>, one row for each follow-up that the
    /// initiative's phases ask for. The arguments are SQL over the row it is joined laterally to.
    /// </summary>
    /// <param name="initiative">The initiative's id.</param>
    /// <param name="placement">The placement's id.</param>
    /// <param name="start">First day of the placement.</param>
    /// <param name="last">Its last day, planned or real.</param>
    public static Sql Select(string initiative, string placement, string start, string last) => Sql.Raw($"""
        with recursive phase as (
            (select f.position, f.every, f.times, f.prefer_site_visit, {start} as anchor
             from follow_up_phases f where f.initiative_id = {initiative} order by f.position limit 1)
            union all
            select following.position, following.every, following.times, following.prefer_site_visit,
                   (ph.anchor + ph.times * case ph.every when 'week' then interval '7 days' else interval '1 month' end)::date
            from phase ph
            cross join lateral (
                select f.* from follow_up_phases f
                where f.initiative_id = {initiative} and f.position > ph.position order by f.position limit 1) following
            where ph.times is not null),
        planned as (
            select ph.prefer_site_visit,
                   (ph.anchor + number * case ph.every when 'week' then interval '7 days' else interval '1 month' end)::date as day
            from phase ph
            cross join lateral generate_series(1, least(ph.times, greatest(({last} - ph.anchor) / 7, 0))) number),
        rests as (
            select coalesce(range_agg(daterange(e.occurred_on, e.until_on)), datemultirange()) as days
            from placement_events e where e.placement_id = {placement} and e.event = 'paused' and e.superseded_at is null),
        due as (
            select workday_from(planned.day, rests.days) as due_on, bool_or(planned.prefer_site_visit) as prefer_site_visit
            from planned cross join rests where planned.day <= {last}
            group by 1)
        select due_on, due_on - (due_on - lag(due_on, 1, {start}) over (order by due_on)) / 2 as opens_on, prefer_site_visit
        from due
        """);
}
