using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>An area that an initiative's objectives belong to.</summary>
public sealed class GoalArea : IOrderedPart
{
    /// <inheritdoc/>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>What it is called.</summary>
    public required LocalText Name { get; set; }

    /// <inheritdoc/>
    public int Position { get; set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<GoalArea>
    {
        public void Configure(EntityTypeBuilder<GoalArea> builder) => builder.ToTable("goal_areas");
    }
}
