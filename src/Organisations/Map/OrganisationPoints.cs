using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Where organisations are: all premises whose point is known.</summary>
internal static class OrganisationPoints
{
    public static MapLayer Layer { get; } = new("organisations", Permissions.OrganisationsRead, 30, static _ => Sql.Of($"""
        select p.id, o.name, concat_ws(', ', p.name, p.town) as detail, null::timestamptz as starts_at, '/organisationer/' || o.id as path,
               p.latitude, p.longitude, p.point_source = 'postcode' as is_approximate
        from organisation_places p join organisations o on o.id = p.organisation_id
        where p.latitude is not null
        """));
}
