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
        var rows = await database.QueryAsync<Row>(Sql.Join(" union all ", all), cancellation);
        var points = rows.ToLookup(static row => row.Layer);
        return new(
            new(key, texts["map.found"], PointsOf(points[key])),
            [.. layers.Where(layer => points.Contains(layer.Key)).Select(layer => new MapPoints(layer.Key, texts[$"map.layer.{layer.Key}"], PointsOf(points[layer.Key])))]);
    }

    private static Sql Of(string layer, Sql rows) =>
        Sql.Of($"select {layer} as layer, id, name, detail, starts_at, path, latitude, longitude, is_approximate from ({rows}) layer where latitude is not null");

    /// <summary>Put together here: the database takes three times as long to number what stands at each point as to read it.</summary>
    private static List<MapPoint> PointsOf(IEnumerable<Row> rows) =>
        [.. rows.GroupBy(static row => (row.Latitude, row.Longitude)).OrderBy(static point => point.Key).Select(static point => new MapPoint(
            point.Key.Latitude, point.Key.Longitude, point.All(static row => row.IsApproximate), point.Count(), ThingsOf(point)))];

    private static List<MapThing> ThingsOf(IEnumerable<Row> rows) =>
        [.. rows.OrderBy(static row => row.StartsAt ?? DateTimeOffset.MaxValue).ThenBy(static row => row.Name, StringComparer.OrdinalIgnoreCase).ThenBy(static row => row.Id)
            .Take(MapPoint.MostThings).Select(static row => new MapThing(row.Name, row.Line, row.Path))];

    private sealed record Row(
        string Layer, Guid Id, string Name, string? Detail, DateTimeOffset? StartsAt, string Path, decimal Latitude, decimal Longitude, bool IsApproximate)
    {
        /// <summary>When, and what else is to be known.</summary>
        public string Line => string.Join(" · ", new[] { StartsAt is { } at ? Display.Moment(at) : null, Detail }.Where(static part => !string.IsNullOrEmpty(part)));
    }
}
