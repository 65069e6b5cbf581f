using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Reads what a map draws, in one statement.</summary>
public sealed class MapReader(IEnumerable<Capability> capabilities, CurrentUser user, RequestDatabase database, Texts texts, TimeProvider clock)
{
    /// <summary>What a list finds, and the other layers of what the viewer may read.</summary>
    /// <param name="key">The layer that the list is of.</param>
    /// <param name="found">What it finds: rows as those of a <see cref="MapLayer"/>, also such as have no coordinates.</param>
    /// <param name="initiative">The initiative that the map is of; null for all within reach.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<MapContents> ReadAsync(string key, Sql found, InitiativeId? initiative, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var layers = capabilities.SelectMany(static capability => capability.MapLayers).Where(layer => layer.Key != key && user.May(layer.Permission)).OrderBy(static layer => layer.Order).ToList();
        var all = layers.Select(layer => Of(layer.Key, layer.Rows(new MapQuestion(initiative, user.ScopeWhere(layer.Permission), now)))).Prepend(Of(key, found));
        var rows = await database.QueryAsync<Row>(Sql.Of($"""
            select layer, name, detail, starts_at, path, latitude, longitude, is_approximate, count from (
                select *, count(*) over place as count, row_number() over (place order by starts_at, name, id) as number
                from ({Sql.Join(" union all ", all)}) things
                window place as (partition by layer, latitude, longitude)) things
            where number <= {MapPoint.MostThings} order by latitude, longitude, number
            """), cancellation);
        var points = rows.ToLookup(static row => row.Layer);
        return new(
            new(key, texts["map.found"], PointsOf(points[key])),
            [.. layers.Where(layer => points.Contains(layer.Key)).Select(layer => new MapPoints(layer.Key, texts[$"map.layer.{layer.Key}"], PointsOf(points[layer.Key])))]);
    }

    private static Sql Of(string layer, Sql rows) =>
        Sql.Of($"select {layer} as layer, id, name, detail, starts_at, path, latitude, longitude, is_approximate from ({rows}) layer where latitude is not null");

    private static List<MapPoint> PointsOf(IEnumerable<Row> rows) =>
        [.. rows.GroupBy(static row => (row.Latitude, row.Longitude)).Select(static rows => new MapPoint(
            rows.Key.Latitude, rows.Key.Longitude, rows.First().IsApproximate, rows.First().Count, [.. rows.Select(static row => new MapThing(row.Name, row.Line, row.Path))]))];

    private sealed record Row(
        string Layer, string Name, string? Detail, DateTimeOffset? StartsAt, string Path, decimal Latitude, decimal Longitude, bool IsApproximate, long Count)
    {
        /// <summary>When, and what else is to be known.</summary>
        public string Line => string.Join(" · ", new[] { StartsAt is { } at ? Display.Moment(at) : null, Detail }.Where(static part => !string.IsNullOrEmpty(part)));
    }
}
