using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What of a participant's a waiver opens.</summary>
public enum WaiverPart
{
    /// <summary>Notes of contacts and placements.</summary>
    Notes,

    /// <summary>Needs mapping and assessments.</summary>
    Mapping,

    /// <summary>Background at entry and income.</summary>
    Background,

    /// <summary>The action plan, for those who do not work in the initiative.</summary>
    Plan,

    /// <summary>What it led to, for those who do not work in the initiative.</summary>
    Outcome,

    /// <summary>What a placement's plan lists as shared, for the workplace.</summary>
    Placement,
}

/// <summary>
/// That a participant lets one organisation read what another keeps about her, for a purpose, until a day. It is given on
/// <see cref="HistoryRow.OccurredOn"/>; withdrawn it is superseded, and stops at the next reading.
/// </summary>
public sealed class SecrecyWaiver : Registration
{
    /// <summary>Longest purpose, in characters.</summary>
    public const int LongestPurpose = 500;

    /// <summary>Who waives.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>Whose notes are opened.</summary>
    public required OrganisationId KeeperOrganisationId { get; init; }

    /// <summary>To whom.</summary>
    public required OrganisationId RecipientOrganisationId { get; init; }

    /// <summary>What for.</summary>
    [Sensitive]
    public required string Purpose { get; init; }

    /// <summary>What of it is opened, at least one part.</summary>
    public required WaiverPart[] Parts { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly ValidUntil { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SecrecyWaiver>
    {
        public void Configure(EntityTypeBuilder<SecrecyWaiver> builder)
        {
            builder.ToTable("secrecy_waivers");
            builder.Property(static waiver => waiver.Parts).IsCodes();
        }
    }
}
