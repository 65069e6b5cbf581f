using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Where openings are, on maps of others: those that can be had.</summary>
internal static class OpeningPoints
{
    public static MapLayer Layer { get; } = new("openings", Permissions.PlacementsRead, 10, static question => Sql.Of($"""
        select o.id, o.title as name, host.name as detail, null::timestamptz as starts_at,
               '/insatser/' || i.id || '/platsbank/' || o.id as path,
               at.latitude, at.longitude, at.point_source = 'postcode' as is_approximate
        from placement_openings o
        join initiatives i on i.id = coalesce({question.Initiative}::uuid, o.initiative_id)
        join organisations host on host.id = o.organisation_id
        join organisation_places at on at.id = o.place_id
        where at.latitude is not null and {OpeningList.State(SwedishTime.DateOf(question.Now))} = {OpeningState.Open} and {question.Scope.Within("i.id")} and (o.initiative_id = i.id or o.is_shared)
        """));
}
