using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>That two organisations that look alike are not the same one, as they were known then.</summary>
public sealed class DismissedDuplicate : HistoryRow
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 500;

    /// <summary>One of them: of two ids the database's lower.</summary>
    public required OrganisationId OneId { get; init; }

    /// <summary>The other.</summary>
    public required OrganisationId OtherId { get; init; }

    /// <summary>Name, number and website of the one.</summary>
    public required string[] OneFacts { get; init; }

    /// <summary>Name, number and website of the other.</summary>
    public required string[] OtherFacts { get; init; }

    /// <summary>Why they are not the same.</summary>
    [Sensitive]
    public required string Reason { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<DismissedDuplicate>
    {
        public void Configure(EntityTypeBuilder<DismissedDuplicate> builder) => builder.ToTable("dismissed_duplicates");
    }
}
