using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What can be counted of placements, each in one scan over de-identified views.</summary>
internal static class PlacementMeasures
{
    public static IReadOnlyList<Measure> All { get; } =
    [
        new("placements_started", SubjectKind.Participant, MeasureForm.Count, Started),
        new("placement_follow_ups_between", SubjectKind.Placement, MeasureForm.CountOfAll, FollowUpsBetween)
        {
            Accepts = new HashSet<MeasureFilterKey> { MeasureFilterKey.Range },
        },
        new("organisations_hosted_participant", SubjectKind.Organisation, MeasureForm.Count, Hosts) { RowsPointToPeople = true },
    ];

    /// <summary>Participants, from the first day of their first placement.</summary>
    private static Sql Started(MeasureQuestion question) => Sql.Of($"""
        select participant_id as subject, true as part, min(occurred_on) as counts_from, null::date as counts_until
        from figures.placement_events
        where initiative_id = {question.Initiative} and event = 'started'
        group by participant_id
        """);

    /// <summary>
    /// All: started placements, from their start. Part: the days on which the number of follow-ups so far lies within the
    /// range; they begin with the follow-up that reaches the least and end with the one that goes beyond the most.
    /// </summary>
    private static Sql FollowUpsBetween(MeasureQuestion question)
    {
        long least = question.Filter.Minimum ?? 0;
        var tooMany = question.Filter.Maximum is { } most ? most + 1L : (long?)null;
        return Sql.Of($"""
            with started as (
                select placement_id, min(occurred_on) as started_on from figures.placement_events
                where initiative_id = {question.Initiative} and event = 'started'
                group by placement_id),
            numbered as (
                select placement_id, occurred_on, row_number() over (partition by placement_id order by occurred_on) as number
                from figures.placement_follow_ups
                where initiative_id = {question.Initiative}),
            within as (
                select s.placement_id, greatest(s.started_on, reached.occurred_on) as counts_from, beyond.occurred_on as counts_until
                from started s
                left join numbered reached on reached.placement_id = s.placement_id and reached.number = {least}
                left join numbered beyond on beyond.placement_id = s.placement_id and beyond.number = {tooMany}::bigint
                where {least} <= 0 or reached.occurred_on is not null)
            select placement_id as subject, false as part, started_on as counts_from, null::date as counts_until from started
            union all
            select placement_id, true, counts_from, counts_until from within
            where counts_until is null or counts_until > counts_from
            """);
    }

    /// <summary>Organisations, from the first day that a placement there started.</summary>
    private static Sql Hosts(MeasureQuestion question) => Sql.Of($"""
        select p.organisation_id as subject, true as part, min(e.occurred_on) as counts_from, null::date as counts_until
        from figures.placement_events e
        join figures.placements p on p.placement_id = e.placement_id and p.initiative_id = e.initiative_id
        where e.initiative_id = {question.Initiative} and e.event = 'started'
        group by p.organisation_id
        """);
}
