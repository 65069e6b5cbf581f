using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>That a member of staff is named for a protected identity, and so can have it shown.</summary>
public sealed class IdentityReader
{
    /// <summary>Id of the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>Whose identity.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>Who is named.</summary>
    public required AccountId AccountId { get; init; }

    /// <summary>By whom.</summary>
    public required AccountId NamedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset NamedAt { get; init; }

    /// <summary>When it ended; null while it holds.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Ends it, never before it began.</summary>
    public void End(DateTimeOffset at) => EndedAt ??= at < NamedAt ? NamedAt : at;

    internal sealed class Mapping : IEntityTypeConfiguration<IdentityReader>
    {
        public void Configure(EntityTypeBuilder<IdentityReader> builder) => builder.ToTable("identity_readers");
    }
}
