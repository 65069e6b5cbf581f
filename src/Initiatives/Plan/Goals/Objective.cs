using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Something that an initiative is to reach, in words; targets measure it.</summary>
public sealed class Objective : IPlanPart
{
    /// <inheritdoc/>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The area it belongs to.</summary>
    public required Guid GoalAreaId { get; set; }

    /// <summary>Its number in the plan, from 1; once only in an initiative.</summary>
    public required int Number { get; set; }

    /// <summary>In a few words.</summary>
    public required LocalText Name { get; set; }

    /// <summary>In full; empty when the plan says no more.</summary>
    public required LocalText Text { get; set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Objective>
    {
        public void Configure(EntityTypeBuilder<Objective> builder) => builder.ToTable("objectives");
    }
}
