using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A secret address by which a calendar program reads a calendar, as its account sees it.</summary>
public sealed class CalendarFeed
{
    /// <summary>Longest label.</summary>
    public const int LabelLength = 100;

    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required AccountId AccountId { get; init; }

    /// <summary>What the account calls it: the phone, the calendar at work.</summary>
    public required string Label { get; init; }

    /// <summary>The initiative whose sessions it has; null for another calendar.</summary>
    public InitiativeId? InitiativeId { get; init; }

    /// <summary>The room whose bookings it has; null for another calendar.</summary>
    public RoomId? RoomId { get; init; }

    /// <summary>Digest of the secret in the address.</summary>
    [Sensitive]
    public required byte[] Digest { get; set; }

    /// <summary>When this address was made.</summary>
    public required DateTimeOffset MadeAt { get; set; }

    /// <summary>When it was revoked; null while it holds.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>The day that it was last read; kept by the database.</summary>
    public DateOnly? LastReadOn { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CalendarFeed>
    {
        public void Configure(EntityTypeBuilder<CalendarFeed> builder)
        {
            builder.ToTable("calendar_feeds");
            builder.Property(static feed => feed.LastReadOn).ValueGeneratedOnAddOrUpdate();
        }
    }
}
