using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What happens to a placement. Labels are <c>placement_event_kind.CODE</c>.</summary>
public enum PlacementEventKind
{
    /// <summary>Somebody is proposed for the place.</summary>
    Proposed,

    /// <summary>The participant has been there.</summary>
    Visited,

    /// <summary>The three parties agree.</summary>
    Agreed,

    /// <summary>It came to nothing.</summary>
    Withdrawn,

    /// <summary>The participant's first day there.</summary>
    Started,

    /// <summary>The participant is away until a day.</summary>
    Paused,

    /// <summary>It is to go on longer.</summary>
    Extended,

    /// <summary>The participant's last day there.</summary>
    Ended,
}

/// <summary>That something has happened to a placement. Of what happens once, one stands at a time.</summary>
public sealed class PlacementEvent : Registration
{
    /// <summary>Whose placement.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>Which placement.</summary>
    public required PlacementId PlacementId { get; init; }

    /// <summary>What has happened.</summary>
    public required PlacementEventKind Event { get; init; }

    /// <summary>Of a pause the day the participant is back, of an extension the new last day; null otherwise.</summary>
    public DateOnly? UntilOn { get; init; }

    /// <summary>Why; null where it needs no reason, and where it was registered before reasons were asked for.</summary>
    public PlacementReason? Reason { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PlacementEvent>
    {
        public void Configure(EntityTypeBuilder<PlacementEvent> builder) => builder.ToTable("placement_events");
    }
}
