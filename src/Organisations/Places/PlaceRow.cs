using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>A place as the organisation's page shows it.</summary>
internal sealed record PlaceRow(Guid Id, string Name, string? Address, string? Postcode, string? Town, decimal? Latitude, decimal? Longitude, PointSource? PointSource)
{
    /// <summary>The select, by name.</summary>
    public static Sql Of(OrganisationId organisation) => Sql.Of($"""
        select id, name, address, postcode, town, latitude, longitude, point_source from organisation_places
        where organisation_id = {organisation} order by name collate "sv-x-icu", id
        """);

    /// <summary>Address, postcode and town on a line; null when none is known.</summary>
    public string? Line
    {
        get
        {
            var town = string.Join(' ', new[] { Spaced(Postcode), Town }.OfType<string>());
            var line = string.Join(", ", new[] { Address, town }.Where(static part => !string.IsNullOrEmpty(part)));
            return line.Length == 0 ? null : line;
        }
    }

    /// <summary>Its point; null when it is not known.</summary>
    public Coordinates? Point => Coordinates.Of(Latitude, Longitude);

    /// <summary>A postcode as it is written: <c>123 45</c>.</summary>
    public static string? Spaced(string? postcode) => postcode is null ? null : $"{postcode[..3]} {postcode[3..]}";
}
