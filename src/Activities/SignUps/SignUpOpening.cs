using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>How one signs up for a series, or for a session that stands alone.</summary>
public sealed class SignUpOpening
{
    /// <summary>Most seats that one who signs up may ask for.</summary>
    public const int SeatLimit = 20;

    /// <summary>Id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The series; null where it is a session that stands alone.</summary>
    public SeriesId? SeriesId { get; init; }

    /// <summary>The session that stands alone; null where it is a series.</summary>
    public SessionId? SessionId { get; init; }

    /// <summary>In the address of its public page: not to be guessed.</summary>
    public required string Code { get; init; }

    /// <summary>Whether whoever has the address may sign up.</summary>
    public bool TakesGuests { get; set; }

    /// <summary>Whether the initiative's participants may, on their own pages.</summary>
    public bool TakesParticipants { get; set; }

    /// <summary>Most seats for one who signs up, 1–20.</summary>
    public int MostSeats { get; set; } = 1;

    /// <summary>When it closes; null: when it begins.</summary>
    public DateTimeOffset? ClosesAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SignUpOpening>
    {
        public void Configure(EntityTypeBuilder<SignUpOpening> builder) => builder.ToTable("sign_up_openings");
    }
}
