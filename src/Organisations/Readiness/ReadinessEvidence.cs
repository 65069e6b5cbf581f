using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Something registered that shows that an organisation meets a rule of readiness, from the day it is of.</summary>
public sealed class ReadinessEvidence : HistoryRow
{
    /// <summary>Longest note, in characters.</summary>
    public const int LongestNote = 1000;

    /// <summary>Longest purpose, in characters.</summary>
    public const int LongestPurpose = 500;

    /// <summary>Whose.</summary>
    public required OrganisationId OrganisationId { get; init; }

    /// <summary>What its versions share.</summary>
    public required Guid EvidenceId { get; init; }

    /// <summary>What it answers.</summary>
    public required Guid RuleId { get; init; }

    /// <summary>A document of the organisation's that shows it.</summary>
    public Guid? DocumentId { get; init; }

    /// <summary>Last day it is good; null for as long as the rule says.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>What the organisation is for, where the rule asks; else empty.</summary>
    public required string Purpose { get; init; }

    /// <summary>The share of those occupied, in per cent, who are far from work, where the rule asks.</summary>
    public int? Share { get; init; }

    /// <summary>Anything else; may be empty.</summary>
    [Sensitive]
    public required string Note { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ReadinessEvidence>
    {
        public void Configure(EntityTypeBuilder<ReadinessEvidence> builder) => builder.ToTable("readiness_evidence");
    }
}
