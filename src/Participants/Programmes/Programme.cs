using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What a part of a programme leads towards.</summary>
public enum ProgrammeTrack
{
    /// <summary>Work.</summary>
    Work,

    /// <summary>Studies.</summary>
    Studies,

    /// <summary>Health.</summary>
    Health,
}

/// <summary>A way through an initiative: phases that follow one another, or modules chosen by need.</summary>
public sealed class Programme : IVersioned
{
    /// <summary>Longest name of a programme or phase, in characters.</summary>
    public const int LongestName = 200;

    /// <summary>Id of the programme.</summary>
    public required Guid Id { get; init; }

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>What it is called.</summary>
    public required LocalText Name { get; set; }

    /// <summary>Whether the phases follow one another; otherwise they are modules that are chosen.</summary>
    public required bool IsInOrder { get; set; }

    /// <summary>Whether nobody new begins.</summary>
    public bool IsRetired { get; set; }

    /// <summary>Place among the initiative's programmes.</summary>
    public required int Position { get; init; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Programme>
    {
        public void Configure(EntityTypeBuilder<Programme> builder) => builder.ToTable("programmes");
    }
}

/// <summary>A phase or module of a programme.</summary>
public sealed class ProgrammePhase : IVersioned
{
    /// <summary>Longest planned length, in days.</summary>
    public const int MostDays = 1000;

    /// <summary>Id of the phase.</summary>
    public required Guid Id { get; init; }

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The programme.</summary>
    public required Guid ProgrammeId { get; init; }

    /// <summary>What it is called.</summary>
    public required LocalText Name { get; set; }

    /// <summary>What it leads towards; null for all.</summary>
    public ProgrammeTrack? Track { get; set; }

    /// <summary>How long it is meant to last, in days; null when that is not said.</summary>
    public int? PlannedDays { get; set; }

    /// <summary>Whether it is for those who need it.</summary>
    public required bool IsOptional { get; set; }

    /// <summary>Place in the programme.</summary>
    public required int Position { get; init; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ProgrammePhase>
    {
        public void Configure(EntityTypeBuilder<ProgrammePhase> builder)
        {
            builder.ToTable("programme_phases");
            builder.HasOne<Programme>().WithMany().HasForeignKey(static phase => phase.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
