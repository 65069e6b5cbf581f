using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Middles of Swedish towns, of the same list that names them on the maps (GeoNames); where several have a name it is the largest one's.</summary>
public sealed class Towns(IWebHostEnvironment environment)
{
    private readonly Lazy<ILookup<string, Coordinates>> _middles = new(() => Read(environment.WebRootFileProvider.GetFileInfo("lib/places/sweden.json")));

    /// <summary>Middles of all towns of a name, the largest first.</summary>
    public IReadOnlyList<Coordinates> Named(string town) => [.. _middles.Value[town.Trim()]];

    /// <summary>The middle of a town; null for one that the list does not have.</summary>
    public Coordinates? MiddleOf(string? town) => town is not null && Named(town) is [var middle, ..] ? middle : null;

    private static ILookup<string, Coordinates> Read(IFileInfo file)
    {
        if (!file.Exists)
        {
            return Array.Empty<Coordinates>().ToLookup(static _ => string.Empty);
        }

        using var stream = file.CreateReadStream();
        using var places = JsonDocument.Parse(stream);
        return places.RootElement.EnumerateArray().Select(static place => (Name: place[0].GetString()!, At: new Coordinates(place[1].GetDecimal(), place[2].GetDecimal())))
            .ToLookup(static place => place.Name, static place => place.At, StringComparer.OrdinalIgnoreCase);
    }
}
