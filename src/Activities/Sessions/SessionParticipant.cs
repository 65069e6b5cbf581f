using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>How somebody comes to be expected at a single session.</summary>
public enum SessionOrigin
{
    /// <summary>Signed up for it.</summary>
    SignedUp,

    /// <summary>Came without having been expected.</summary>
    DropIn,
}

/// <summary>A participant expected at one session without being a member of its series.</summary>
public sealed class SessionParticipant
{
    /// <summary>Id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The session.</summary>
    public required SessionId SessionId { get; init; }

    /// <summary>Who.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>How.</summary>
    public required SessionOrigin Origin { get; init; }

    /// <summary>The day that was put down.</summary>
    public required DateOnly AddedOn { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SessionParticipant>
    {
        public void Configure(EntityTypeBuilder<SessionParticipant> builder) => builder.ToTable("session_participants");
    }
}
