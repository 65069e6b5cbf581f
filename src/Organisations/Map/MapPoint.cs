using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>A point of a map.</summary>
/// <param name="Latitude">WGS84.</param>
/// <param name="Longitude">WGS84.</param>
/// <param name="IsApproximate">Whether it is only near there.</param>
/// <param name="Count">How much is there.</param>
/// <param name="Things">The first of it, <see cref="MostThings"/> at most.</param>
public sealed record MapPoint(decimal Latitude, decimal Longitude, bool IsApproximate, long Count, IReadOnlyList<MapThing> Things)
{
    /// <summary>Most things that a point tells of; the list has the rest.</summary>
    public const int MostThings = 12;
}

/// <summary>Something on a map.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Detail">A line about it.</param>
/// <param name="Path">Its page.</param>
public sealed record MapThing(string Name, string? Detail, string Path);

/// <summary>Where organisations are.</summary>
public static class OrganisationPoints
{
    /// <summary>All premises whose point is known, by point.</summary>
    public static async Task<IReadOnlyList<MapPoint>> AllAsync(RequestDatabase database, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<Row>(Sql.Of($"""
            select latitude, longitude, is_approximate, id, name, detail, count from (
                select p.latitude, p.longitude, p.point_source = 'postcode' as is_approximate, o.id, o.name, concat_ws(', ', p.name, p.town) as detail,
                       count(*) over (partition by p.latitude, p.longitude) as count, row_number() over (partition by p.latitude, p.longitude order by o.name, p.id) as number
                from organisation_places p join organisations o on o.id = p.organisation_id where p.latitude is not null) places
            where number <= {MapPoint.MostThings} order by latitude, longitude, number
            """), cancellation);
        return [.. rows.GroupBy(static row => (row.Latitude, row.Longitude)).Select(static rows => new MapPoint(
            rows.Key.Latitude, rows.Key.Longitude, rows.First().IsApproximate, rows.First().Count, [.. rows.Select(static row => new MapThing(row.Name, row.Detail, $"/organisationer/{row.Id}"))]))];
    }

    private sealed record Row(decimal Latitude, decimal Longitude, bool IsApproximate, OrganisationId Id, string Name, string? Detail, long Count);
}
