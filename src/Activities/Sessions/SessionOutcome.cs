using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What became of a session.</summary>
public enum SessionResult
{
    /// <summary>It was held.</summary>
    Held,

    /// <summary>It was cancelled.</summary>
    Cancelled,
}

/// <summary>Registers that a session was held or cancelled. Without a standing one it is planned.</summary>
public sealed class SessionOutcome : Registration
{
    /// <summary>The session.</summary>
    public required SessionId SessionId { get; init; }

    /// <summary>What became of it.</summary>
    public required SessionResult Result { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SessionOutcome>
    {
        public void Configure(EntityTypeBuilder<SessionOutcome> builder) => builder.ToTable("session_outcomes");
    }
}
