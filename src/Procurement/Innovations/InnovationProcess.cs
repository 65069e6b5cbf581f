using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>How far down the funnel a process is. The order of the values is the order in which they come of each other.</summary>
public enum InnovationKind
{
    /// <summary>Somebody has a need that is being looked into.</summary>
    Need,

    /// <summary>An idea that came of a need.</summary>
    Idea,

    /// <summary>An idea that is being made real.</summary>
    Innovation,
}

/// <summary>What there is of each kind.</summary>
public static class InnovationKinds
{
    /// <summary>What may come of a kind; null for the last.</summary>
    public static InnovationKind? Next(this InnovationKind kind) => kind switch
    {
        InnovationKind.Need => InnovationKind.Idea,
        InnovationKind.Idea => InnovationKind.Innovation,
        _ => null,
    };

    /// <summary>How a process of the kind may end. A need or an idea that leads on does not end by that.</summary>
    public static IReadOnlyList<InnovationOutcome> Outcomes(this InnovationKind kind) => kind switch
    {
        InnovationKind.Need => [InnovationOutcome.MetOtherwise, InnovationOutcome.Dropped],
        InnovationKind.Idea => [InnovationOutcome.Dropped],
        _ => [InnovationOutcome.Introduced, InnovationOutcome.Sold, InnovationOutcome.Dropped],
    };
}

/// <summary>A need, an idea or an innovation process. What happens to it is registered in <see cref="InnovationEvent"/>.</summary>
public sealed class InnovationProcess : IVersioned
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>What it is.</summary>
    public required InnovationKind Kind { get; init; }

    /// <summary>The process that it came of; null for a need.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>What it is about, at most 200 characters.</summary>
    public required string Title { get; set; }

    /// <summary>More of it, at most 4 000 characters; may be empty.</summary>
    public required string Description { get; set; }

    /// <summary>Who has the need, or drives the process.</summary>
    public OrganisationId? OrganisationId { get; set; }

    /// <summary>Who is reminded of it; null for all who work with agreements in the initiative.</summary>
    public AccountId? ResponsibleId { get; set; }

    /// <summary>The day by which its next gate is to be decided on; null while none is set.</summary>
    public DateOnly? NextGateOn { get; set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<InnovationProcess>
    {
        public void Configure(EntityTypeBuilder<InnovationProcess> builder) => builder.ToTable("innovation_processes");
    }
}

/// <summary>An organisation that takes part in a process.</summary>
public sealed class InnovationParty
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The process.</summary>
    public required Guid ProcessId { get; init; }

    /// <summary>Who.</summary>
    public required OrganisationId OrganisationId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<InnovationParty>
    {
        public void Configure(EntityTypeBuilder<InnovationParty> builder)
        {
            builder.ToTable("innovation_parties");
            builder.HasOne<InnovationProcess>().WithMany().HasForeignKey(static party => party.ProcessId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
