using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Enterprises that go through the same phases together.</summary>
public sealed class Cohort : IVersioned
{
    /// <summary>Longest name of a cohort or phase, in characters.</summary>
    public const int LongestName = 200;

    /// <summary>Most members.</summary>
    public const int MostMembers = 500;

    /// <summary>Most phases.</summary>
    public const int MostPhases = 6;

    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; set; }

    /// <summary>So many enterprises have room.</summary>
    public required int Capacity { get; set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Cohort>
    {
        public void Configure(EntityTypeBuilder<Cohort> builder) => builder.ToTable("cohorts");
    }
}

/// <summary>A phase of a cohort, with the days it is planned for.</summary>
public sealed class CohortPhase
{
    /// <summary>Id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The cohort.</summary>
    public required Guid CohortId { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; set; }

    /// <summary>Place among the phases.</summary>
    public required int Position { get; set; }

    /// <summary>Planned to begin; null when that is not decided.</summary>
    public DateOnly? StartsOn { get; set; }

    /// <summary>Planned to end; null when that is not decided.</summary>
    public DateOnly? EndsOn { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CohortPhase>
    {
        public void Configure(EntityTypeBuilder<CohortPhase> builder)
        {
            builder.ToTable("cohort_phases");
            builder.HasOne<Cohort>().WithMany().HasForeignKey(static phase => phase.CohortId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>An enterprise's time in a cohort.</summary>
public sealed class CohortMember : IVersioned
{
    /// <summary>Longest reason for leaving, in characters.</summary>
    public const int LongestReason = 500;

    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The cohort.</summary>
    public required Guid CohortId { get; init; }

    /// <summary>Which organisation.</summary>
    public required OrganisationId OrganisationId { get; init; }

    /// <summary>The day it joined.</summary>
    public required DateOnly JoinedOn { get; init; }

    /// <summary>The day it left before the end; null otherwise.</summary>
    public DateOnly? LeftOn { get; set; }

    /// <summary>Why it left; empty otherwise.</summary>
    public string LeftReason { get; set; } = string.Empty;

    /// <inheritdoc/>
    public uint Version { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CohortMember>
    {
        public void Configure(EntityTypeBuilder<CohortMember> builder)
        {
            builder.ToTable("cohort_members");
            builder.HasOne<Cohort>().WithMany().HasForeignKey(static member => member.CohortId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>Registers that a member entered a phase, leaving the one before, or had gone through them all.</summary>
public sealed class CohortMove : Registration
{
    /// <summary>The member.</summary>
    public required Guid MemberId { get; init; }

    /// <summary>The phase entered; null when it has gone through them all.</summary>
    public Guid? PhaseId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CohortMove>
    {
        public void Configure(EntityTypeBuilder<CohortMove> builder)
        {
            builder.ToTable("cohort_moves");
            builder.HasOne<CohortMember>().WithMany().HasForeignKey(static move => move.MemberId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<CohortPhase>().WithMany().HasForeignKey(static move => move.PhaseId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
