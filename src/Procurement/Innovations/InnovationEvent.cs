using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>What can happen to a process, in the order it does.</summary>
public enum InnovationStep
{
    /// <summary>It started.</summary>
    Started,

    /// <summary>It passed a gate.</summary>
    Passed,

    /// <summary>It ended.</summary>
    Ended,
}

/// <summary>How a process ended.</summary>
public enum InnovationOutcome
{
    /// <summary>It is in use where it was needed.</summary>
    Introduced,

    /// <summary>It is sold to others.</summary>
    Sold,

    /// <summary>The need was met in another way.</summary>
    MetOtherwise,

    /// <summary>Nothing more is done.</summary>
    Dropped,
}

/// <summary>That something happened to a process on a day, who decided it and why. Corrected by another, never overwritten.</summary>
public sealed class InnovationEvent : Registration
{
    /// <summary>The process.</summary>
    public required Guid ProcessId { get; init; }

    /// <summary>What happened.</summary>
    public required InnovationStep Step { get; init; }

    /// <summary>The gate that was passed; null otherwise.</summary>
    public Guid? StageId { get; init; }

    /// <summary>How it ended; null otherwise.</summary>
    public InnovationOutcome? Outcome { get; init; }

    /// <summary>Who decided; a function or a group rather than a person.</summary>
    public required string DecidedBy { get; init; }

    /// <summary>Why.</summary>
    public required string Because { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<InnovationEvent>
    {
        public void Configure(EntityTypeBuilder<InnovationEvent> builder)
        {
            builder.ToTable("innovation_events");
            builder.HasOne<InnovationProcess>().WithMany().HasForeignKey(static row => row.ProcessId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<InnovationStage>().WithMany().HasForeignKey(static row => row.StageId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A gate that processes of a kind pass, as the initiative calls it.</summary>
public sealed class InnovationStage
{
    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 100;

    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>Of what.</summary>
    public required InnovationKind Kind { get; init; }

    /// <summary>Place among the kind's gates.</summary>
    public required int Position { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; set; }

    /// <summary>What an initiative begins with.</summary>
    internal static IReadOnlyList<(InnovationKind Kind, string Name)> Usual { get; } =
    [
        (InnovationKind.Need, "Behovet är beskrivet"), (InnovationKind.Need, "Parterna är överens om behovet"),
        (InnovationKind.Idea, "Idén är beskriven"), (InnovationKind.Idea, "Idén är bedömd"), (InnovationKind.Idea, "Idén är vald"),
        (InnovationKind.Innovation, "Prototyp"), (InnovationKind.Innovation, "Test med användare"), (InnovationKind.Innovation, "Redo att införas"),
    ];

    internal sealed class Mapping : IEntityTypeConfiguration<InnovationStage>
    {
        public void Configure(EntityTypeBuilder<InnovationStage> builder) => builder.ToTable("innovation_stages");
    }
}
