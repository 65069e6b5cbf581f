using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>An organisation with a seat in an initiative's steering group.</summary>
public sealed class SteeringMember : IOrderedPart
{
    /// <inheritdoc/>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The organisation; once only in an initiative.</summary>
    public required OrganisationId OrganisationId { get; init; }

    /// <inheritdoc/>
    public int Position { get; set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SteeringMember>
    {
        public void Configure(EntityTypeBuilder<SteeringMember> builder) => builder.ToTable("steering_members");
    }
}
