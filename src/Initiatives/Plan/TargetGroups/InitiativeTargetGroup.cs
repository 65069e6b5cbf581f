using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>A group that an initiative turns to, in the plan's own words.</summary>
public sealed class InitiativeTargetGroup : IOrderedPart
{
    /// <inheritdoc/>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>A code of <see cref="TargetGroupCodes"/>, or one of its own; once only in an initiative.</summary>
    public required string Code { get; init; }

    /// <summary>Whom it is made of.</summary>
    public required TargetGroupKind Kind { get; set; }

    /// <summary>What the plan calls it.</summary>
    public required LocalText Name { get; set; }

    /// <inheritdoc/>
    public int Position { get; set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<InitiativeTargetGroup>
    {
        public void Configure(EntityTypeBuilder<InitiativeTargetGroup> builder) => builder.ToTable("initiative_target_groups");
    }
}
