using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What happens once to a placement. Labels are <c>placement_event.CODE</c>.</summary>
public enum PlacementEventKind
{
    /// <summary>The participant's first day there.</summary>
    Started,

    /// <summary>The participant's last day there.</summary>
    Ended,
}

/// <summary>That a placement has started or ended. One of each stands at a time.</summary>
public sealed class PlacementEvent : Registration
{
    /// <summary>Whose placement.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>Which placement.</summary>
    public required PlacementId PlacementId { get; init; }

    /// <summary>What has happened.</summary>
    public required PlacementEventKind Event { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PlacementEvent>
    {
        public void Configure(EntityTypeBuilder<PlacementEvent> builder) => builder.ToTable("placement_events");
    }
}
