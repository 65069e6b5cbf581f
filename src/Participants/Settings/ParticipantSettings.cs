using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What an initiative decides about its work with participants. Where nothing is decided all is as the product has it.</summary>
public sealed class ParticipantSettings : IVersioned
{
    /// <summary>Whose.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>Whether what the European Social Fund Plus asks about participants is asked at entry.</summary>
    public bool AsksEsf { get; set; }

    /// <summary>Weeks from one review of an action plan to the next.</summary>
    public int PlanReviewWeeks { get; set; } = PlanReviewRule.UsualWeeks;

    /// <inheritdoc/>
    public uint Version { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ParticipantSettings>
    {
        public void Configure(EntityTypeBuilder<ParticipantSettings> builder) => builder.ToTable("participant_settings").HasKey(static settings => settings.InitiativeId);
    }
}
