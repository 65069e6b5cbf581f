using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Where a cost comes from.</summary>
public enum CostSource
{
    /// <summary>A SIE file of the partner's books.</summary>
    Sie,

    /// <summary>A workbook or a text with separated values.</summary>
    Table,

    /// <summary>Entered by hand.</summary>
    Manual,
}

/// <summary>Something that has been paid, or a reduction of it. Corrected by another, never overwritten.</summary>
public sealed class CostRow : Registration
{
    /// <summary>Whose cost.</summary>
    public required OrganisationId OrganisationId { get; init; }

    /// <summary>Where it comes from.</summary>
    public required CostSource Source { get; init; }

    /// <summary>The account; null when it was entered by hand.</summary>
    public string? Account { get; init; }

    /// <summary>A code of <see cref="CostTypes"/>; null when the account is counted as nothing.</summary>
    public string? CostType { get; init; }

    /// <summary>With whose money.</summary>
    public required Payer Payer { get; init; }

    /// <summary>SEK; revenue and reductions below zero.</summary>
    public required decimal Amount { get; init; }

    /// <summary>What it is called; null unless it is entered by hand or texts were asked for.</summary>
    public string? Text { get; init; }

    /// <summary>First day of the financial year it stands in; null when it was entered by hand.</summary>
    public DateOnly? YearFirst { get; init; }

    /// <summary>Series of its voucher.</summary>
    public string? Series { get; init; }

    /// <summary>Number of its voucher.</summary>
    public string? Number { get; init; }

    /// <summary>Place in its voucher.</summary>
    public int? Ordinal { get; init; }

    /// <summary>The import it came by.</summary>
    public Guid? ImportId { get; init; }

    /// <summary>Its receipt.</summary>
    public Guid? FileId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CostRow>
    {
        public void Configure(EntityTypeBuilder<CostRow> builder) => builder.ToTable("cost_rows");
    }
}
