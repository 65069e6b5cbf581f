using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>An area of a map.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Geometry">A polygon or several, as GeoJSON.</param>
public sealed record MapArea(string Name, string Geometry);

/// <summary>Reads areas from GeoJSON (RFC 7946), strictly: what is not understood is refused in words. Pure.</summary>
public static class AreaFile
{
    /// <summary>Largest file, in megabytes.</summary>
    public const int Megabytes = 2;

    /// <summary>Most areas in a file.</summary>
    public const int MostAreas = 300;

    /// <summary>Most points in a file: a browser draws them all.</summary>
    public const int MostPoints = 50_000;

    private const int LongestName = 100;
    private const int LeastOfRing = 4;
    private const int MostDepth = 16;
    private static readonly string[] NameKeys = ["name", "namn", "kommunnamn", "kom_namn", "NAMN", "Name"];

    /// <summary>The areas, or what is wrong.</summary>
    public static (IReadOnlyList<MapArea> Areas, Problem? Problem) Read(ReadOnlySpan<byte> file, string field)
    {
        try
        {
            var document = JsonNode.Parse(file, documentOptions: new JsonDocumentOptions { MaxDepth = MostDepth });
            return Read(document, field);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException or OverflowException or ArgumentException or KeyNotFoundException)
        {
            return ([], new Problem(field, "map.import.unreadable"));
        }
    }

    private static (IReadOnlyList<MapArea> Areas, Problem? Problem) Read(JsonNode? document, string field)
    {
        var features = document?["type"]?.GetValue<string>() switch
        {
            "FeatureCollection" => ArrayOf(document["features"]).ToList(),
            "Feature" => [document],
            _ => null,
        };
        if (features is null)
        {
            return ([], new Problem(field, "map.import.no_collection"));
        }

        if (features.Count is 0 or > MostAreas)
        {
            return ([], new Problem(field, "map.import.count", MostAreas));
        }

        var (areas, points) = (new List<MapArea>(), 0);
        foreach (var feature in features)
        {
            var number = areas.Count + 1;
            var geometry = feature?["geometry"];
            var polygons = geometry?["type"]?.GetValue<string>() switch
            {
                "Polygon" => [geometry["coordinates"]],
                "MultiPolygon" => ArrayOf(geometry["coordinates"]).ToList(),
                _ => null,
            };
            if (polygons is not { Count: > 0 })
            {
                return ([], new Problem(field, "map.import.geometry", number));
            }

            var rings = polygons.SelectMany(ArrayOf).Select(static ring => ArrayOf(ring).Select(static point => PointOf(ArrayOf(point))).ToList()).ToList();
            if (rings.Count == 0 || rings.Exists(static ring => ring.Count < LeastOfRing || ring[0] != ring[^1]))
            {
                return ([], new Problem(field, "map.import.ring", number));
            }

            var outside = rings.SelectMany(static ring => ring).Where(static point => !Coordinates.InBox(point.Latitude, point.Longitude)).Take(1).ToList();
            if (outside.Count > 0)
            {
                return ([], new Problem(field, Coordinates.InBox(outside[0].Longitude, outside[0].Latitude) ? "map.import.swapped" : "map.import.outside", number));
            }

            points += rings.Sum(static ring => ring.Count);
            if (points > MostPoints)
            {
                return ([], new Problem(field, "map.import.points", MostPoints));
            }

            areas.Add(new MapArea(NameOf(feature!, number), new JsonObject { ["type"] = geometry!["type"]!.DeepClone(), ["coordinates"] = geometry["coordinates"]!.DeepClone() }.ToJsonString()));
        }

        return (areas, null);
    }

    private static JsonArray ArrayOf(JsonNode? node) => node as JsonArray ?? throw new FormatException("An array was asked for.");

    private static (decimal Latitude, decimal Longitude) PointOf(JsonArray numbers) =>
        numbers.Count is 2 or 3 && numbers is [{ } longitude, { } latitude, ..] ? (latitude.GetValue<decimal>(), longitude.GetValue<decimal>()) : throw new FormatException("A point has two numbers, or three.");

    private static string NameOf(JsonNode feature, int number)
    {
        var properties = feature["properties"] as JsonObject;
        var name = NameKeys.Select(key => properties?[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text.Trim() : null).FirstOrDefault(static text => !string.IsNullOrEmpty(text));
        if (name?.Contains('\0', StringComparison.Ordinal) == true)
        {
            throw new FormatException("No name has such a character.");
        }

        return name is null ? number.ToString(CultureInfo.InvariantCulture) : name.Length > LongestName ? name[..LongestName] : name;
    }
}
