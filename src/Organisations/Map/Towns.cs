using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Middles of Swedish towns, of the same list that names them on the maps (GeoNames); where several have a name it is the largest one's.</summary>
public sealed class Towns(IWebHostEnvironment environment)
{
    private readonly Lazy<FrozenDictionary<string, Coordinates>> _middles = new(() => Read(environment));

    /// <summary>The middle of a town; null for one that the list does not have.</summary>
    public Coordinates? MiddleOf(string? town) => town is not null && _middles.Value.TryGetValue(town.Trim(), out var middle) ? middle : null;

    private static FrozenDictionary<string, Coordinates> Read(IWebHostEnvironment environment)
    {
        var file = environment.WebRootFileProvider.GetFileInfo("lib/places/sweden.json");
        if (!file.Exists)
        {
            return FrozenDictionary<string, Coordinates>.Empty;
        }

        using var stream = file.CreateReadStream();
        using var places = JsonDocument.Parse(stream);
        return places.RootElement.EnumerateArray()
            .Select(static place => (Name: place[0].GetString()!, At: new Coordinates(place[1].GetDecimal(), place[2].GetDecimal())))
            .DistinctBy(static place => place.Name, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(static place => place.Name, static place => place.At, StringComparer.OrdinalIgnoreCase);
    }
}
