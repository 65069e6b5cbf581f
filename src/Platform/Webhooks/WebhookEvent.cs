using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Samsteg.Platform;

/// <summary>That something has happened, written with it, to be handed out to those who subscribe.</summary>
internal sealed class WebhookEvent
{
    /// <summary>Which; the same in every delivery of it.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The kind's name.</summary>
    public required string Name { get; init; }

    /// <summary>What it happened to.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Where; null for what belongs to no initiative.</summary>
    public InitiativeId? InitiativeId { get; init; }

    /// <summary>Whom it concerns; null when nobody. Never sent.</summary>
    public ParticipantId? ParticipantId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<WebhookEvent>
    {
        public void Configure(EntityTypeBuilder<WebhookEvent> builder) => builder.ToTable("webhook_events");
    }
}
