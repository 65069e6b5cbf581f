using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Who has a coach's case, beside that coach, while the coach is away.</summary>
public sealed class CaseCover
{
    /// <summary>Id of the cover.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>Whose case.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>Who covers.</summary>
    public required AccountId AccountId { get; init; }

    /// <summary>For whom.</summary>
    public required AccountId CoveredAccountId { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly ValidUntil { get; init; }

    /// <summary>When it was ended before its day; null when it was not.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Ends it before its day.</summary>
    public void End(DateTimeOffset at) => EndedAt ??= at;

    internal sealed class Mapping : IEntityTypeConfiguration<CaseCover>
    {
        public void Configure(EntityTypeBuilder<CaseCover> builder) => builder.ToTable("case_covers");
    }
}
