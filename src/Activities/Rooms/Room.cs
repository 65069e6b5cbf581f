using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A room that sessions are booked in, by all initiatives of the association; it holds one session at a time.</summary>
public sealed class Room : IVersioned
{
    /// <summary>Longest name.</summary>
    public const int NameLength = 100;

    /// <summary>Longest address, and longest notes.</summary>
    public const int TextLength = 300;

    /// <summary>Id.</summary>
    public required RoomId Id { get; init; }

    /// <summary>Name, once only in the association.</summary>
    public required string Name { get; set; }

    /// <summary>Where it is; may be empty.</summary>
    public required string Address { get; set; }

    /// <summary>How many it seats, 1–1,000; null when nobody has said.</summary>
    public int? Seats { get; set; }

    /// <summary>WGS84; null when nobody has said.</summary>
    public decimal? Latitude { get; set; }

    /// <summary>WGS84; null when nobody has said.</summary>
    public decimal? Longitude { get; set; }

    /// <summary>What one needs to know: key, accessibility, equipment; may be empty.</summary>
    public required string Notes { get; set; }

    /// <summary>Whether it is no longer booked.</summary>
    public bool IsClosed { get; set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Room>
    {
        public void Configure(EntityTypeBuilder<Room> builder) => builder.ToTable("rooms");
    }
}
