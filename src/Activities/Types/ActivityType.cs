using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What an initiative gathers people for: a course, a network meeting, a drop-in. New sessions begin with what it says.</summary>
public sealed class ActivityType : IVersioned
{
    /// <summary>Longest name.</summary>
    public const int NameLength = 200;

    /// <summary>Longest checklist in all.</summary>
    public const int ChecklistLength = 2000;

    /// <summary>Id.</summary>
    public required ActivityTypeId Id { get; init; }

    /// <summary>The initiative it belongs to.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The activity of the plan that it carries out; null when the plan has none.</summary>
    public Guid? PlannedActivityId { get; init; }

    /// <summary>What it counts as, one of <see cref="ActivityKinds.All"/> or a type of the plan: what measures ask for.</summary>
    public required string Kind { get; init; }

    /// <summary>Who it is for.</summary>
    public required Attendees Audience { get; init; }

    /// <summary>Name, once only in an initiative.</summary>
    public required LocalText Name { get; set; }

    /// <summary>Usual length of a session in minutes, 5–720.</summary>
    public required int Minutes { get; set; }

    /// <summary>Most who can usually take part; null when it does not matter.</summary>
    public int? Capacity { get; set; }

    /// <summary>What is to be done before each session, a thing a line; may be empty.</summary>
    public string Checklist { get; set; } = string.Empty;

    /// <summary>Whether nothing new is made of it.</summary>
    public bool IsRetired { get; set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ActivityType>
    {
        public void Configure(EntityTypeBuilder<ActivityType> builder) => builder.ToTable("activity_types");
    }
}
