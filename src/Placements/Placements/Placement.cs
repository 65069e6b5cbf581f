using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>
/// What has been agreed on a participant's time at an organisation. That it has started, been followed up and ended are
/// registrations of their own.
/// </summary>
public sealed class Placement : IVersioned
{
    /// <summary>Id of the placement.</summary>
    public required PlacementId Id { get; init; }

    /// <summary>The initiative it belongs to.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>Who is placed.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>Where.</summary>
    public required OrganisationId OrganisationId { get; init; }

    /// <summary>The opening whose place it takes; null when it is not of the place bank.</summary>
    public PlacementOpeningId? OpeningId { get; init; }

    /// <summary>What for.</summary>
    public required PlacementKind Kind { get; init; }

    /// <summary>One of the organisation's contact persons; null while nobody is named.</summary>
    public Guid? SupervisorId { get; private set; }

    /// <summary>First day agreed.</summary>
    public DateOnly PlannedStart { get; private set; }

    /// <summary>Last day agreed.</summary>
    public DateOnly PlannedEnd { get; private set; }

    /// <summary>Hours a week, above 0 and at most 40; null when not agreed.</summary>
    public decimal? HoursPerWeek { get; private set; }

    /// <summary>What the participant will do there.</summary>
    public string Tasks { get; private set; } = string.Empty;

    /// <inheritdoc/>
    public uint Version { get; private set; }

    /// <summary>Takes over what has been agreed. Check it first: <see cref="PlacementTerms.Problems"/>.</summary>
    internal void Agree(PlacementTerms terms)
    {
        PlannedStart = terms.PlannedStart!.Value;
        PlannedEnd = terms.PlannedEnd!.Value;
        HoursPerWeek = terms.HoursPerWeek;
        SupervisorId = terms.Supervisor;
        Tasks = terms.Tasks?.Trim() ?? string.Empty;
    }

    /// <summary>Takes over a later last day.</summary>
    internal void Extend(DateOnly last) => PlannedEnd = last;

    internal sealed class Mapping : IEntityTypeConfiguration<Placement>
    {
        public void Configure(EntityTypeBuilder<Placement> builder) => builder.ToTable("placements");
    }
}
