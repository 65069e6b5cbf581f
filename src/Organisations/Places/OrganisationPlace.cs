using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Where a place's coordinates come from, and so how far they can be trusted.</summary>
public enum PointSource
{
    /// <summary>Pasted: the place's own.</summary>
    Pasted,

    /// <summary>Put on a map: the place's own.</summary>
    Map,

    /// <summary>The middle of the postcode's area, or of the town: approximate.</summary>
    Postcode,
}

/// <summary>What is known of a place. Null is "not known".</summary>
public sealed record PlaceFacts(string Name, string? Address, string? Postcode, string? Town, Coordinates? Point, PointSource? PointSource);

/// <summary>Where an organisation is; it may be in several.</summary>
public sealed class OrganisationPlace : IVersioned
{
    /// <summary>Adds a place.</summary>
    public OrganisationPlace(Guid id, OrganisationId organisation, PlaceFacts facts)
    {
        Id = id;
        OrganisationId = organisation;
        Describe(facts);
    }

    private OrganisationPlace()
    {
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private init; }

    /// <summary>Whose.</summary>
    public OrganisationId OrganisationId { get; private init; }

    /// <summary>What it is called.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>Street and number.</summary>
    public string? Address { get; private set; }

    /// <summary>Five digits.</summary>
    public string? Postcode { get; private set; }

    /// <summary>Town.</summary>
    public string? Town { get; private set; }

    /// <summary>WGS84.</summary>
    public decimal? Latitude { get; private set; }

    /// <summary>WGS84.</summary>
    public decimal? Longitude { get; private set; }

    /// <summary>Where the coordinates come from; null when there are none.</summary>
    public PointSource? PointSource { get; private set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    /// <summary>Takes what is now known.</summary>
    public void Describe(PlaceFacts facts)
    {
        Name = facts.Name;
        Address = facts.Address;
        Postcode = facts.Postcode;
        Town = facts.Town;
        Latitude = facts.Point?.Latitude;
        Longitude = facts.Point?.Longitude;
        PointSource = facts.PointSource;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<OrganisationPlace>
    {
        public void Configure(EntityTypeBuilder<OrganisationPlace> builder) => builder.ToTable("organisation_places");
    }
}
