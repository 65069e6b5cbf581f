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

/// <summary>Points of a kind, shown and hidden together.</summary>
/// <param name="Key">Which kind.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Points">Where they are.</param>
public sealed record MapPoints(string Key, string Name, IReadOnlyList<MapPoint> Points);

/// <summary>What a map draws.</summary>
/// <param name="Found">What the list beside it finds, all pages of it.</param>
/// <param name="Layers">What else can be shown, of what the viewer may read.</param>
public sealed record MapContents(MapPoints Found, IReadOnlyList<MapPoints> Layers);

/// <summary>A map on a page.</summary>
/// <param name="Path">Where it reads its <see cref="MapContents"/>.</param>
/// <param name="IsOpen">Whether it is unfolded from the start.</param>
public sealed record MapFrame(string Path, bool IsOpen);

/// <summary>A map on which a point is put into a field of a form.</summary>
/// <param name="Field">Id of the field with the coordinates.</param>
/// <param name="Source">Id of the field that says that they are from the map; null where nothing does.</param>
/// <param name="Approximate">Id of the field that says that they are approximate; null where nothing does.</param>
/// <param name="Centre">Where the map begins while the field is empty; null for all of the country.</param>
public sealed record PointMap(string Field, string? Source = null, string? Approximate = null, Coordinates? Centre = null);
