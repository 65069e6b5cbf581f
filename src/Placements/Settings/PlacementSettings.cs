using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What an initiative decides about its placements. Where nothing is decided all is as the product has it.</summary>
public sealed class PlacementSettings : IVersioned
{
    /// <summary>How late a follow-up is, in days, before the leads are told, where nothing else is decided.</summary>
    public const int UsualDays = 5;

    /// <summary>The most that can be decided.</summary>
    public const int MostDays = 60;

    /// <summary>Whose.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>How late a follow-up is, in days, before the leads see it on <em>Idag</em>.</summary>
    public int LeadToldAfterDays { get; set; } = UsualDays;

    /// <summary>Whether supervisors are asked each week how it goes.</summary>
    public bool AsksSupervisors { get; set; }

    /// <summary>Whom everybody is told to ask about what is offered in public; empty where nothing is said.</summary>
    public string PublicContact { get; set; } = string.Empty;

    /// <inheritdoc/>
    public uint Version { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<PlacementSettings>
    {
        public void Configure(EntityTypeBuilder<PlacementSettings> builder) => builder.ToTable("placement_settings").HasKey(static settings => settings.InitiativeId);
    }
}
