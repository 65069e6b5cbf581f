using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>A row of an initiative's cadence; what it means is said by <see cref="FollowUpCadence"/>.</summary>
public sealed class FollowUpPhase
{
    /// <summary>Id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>Place in the cadence, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>The interval.</summary>
    public required FollowUpInterval Every { get; init; }

    /// <summary>How many; null: until the placement ends.</summary>
    public int? Times { get; init; }

    /// <summary>Whether a visit goes before digital contact.</summary>
    public required bool PreferSiteVisit { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<FollowUpPhase>
    {
        public void Configure(EntityTypeBuilder<FollowUpPhase> builder) => builder.ToTable("follow_up_phases");
    }
}
