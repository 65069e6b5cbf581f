using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>A point of a map.</summary>
/// <param name="Latitude">WGS84.</param>
/// <param name="Longitude">WGS84.</param>
/// <param name="IsApproximate">Whether it is only near there.</param>
/// <param name="Things">What is there.</param>
public sealed record MapPoint(decimal Latitude, decimal Longitude, bool IsApproximate, IReadOnlyList<MapThing> Things);

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
            select p.latitude, p.longitude, p.point_source = 'postcode' as is_approximate, o.id, o.name, concat_ws(', ', p.name, p.town) as detail
            from organisation_places p join organisations o on o.id = p.organisation_id where p.latitude is not null order by p.latitude, p.longitude, o.name, p.id
            """), cancellation);
        return [.. rows.GroupBy(static row => (row.Latitude, row.Longitude)).Select(static rows => new MapPoint(
            rows.Key.Latitude, rows.Key.Longitude, rows.First().IsApproximate, [.. rows.Select(static row => new MapThing(row.Name, row.Detail, $"/organisationer/{row.Id}"))]))];
    }

    private sealed record Row(decimal Latitude, decimal Longitude, bool IsApproximate, OrganisationId Id, string Name, string? Detail);
}
