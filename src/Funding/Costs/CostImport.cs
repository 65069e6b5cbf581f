using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>How far a file has come on its way to costs.</summary>
public enum CostImportState
{
    /// <summary>It is asked what in the books is the initiative's.</summary>
    Asks,

    /// <summary>What it would change is shown; nothing is changed yet.</summary>
    Shown,

    /// <summary>Its rows are costs.</summary>
    Done,

    /// <summary>It was left.</summary>
    Cancelled,
}

/// <summary>A file handed in with what one partner has spent.</summary>
public sealed class CostImport
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>Whose costs.</summary>
    public required OrganisationId OrganisationId { get; init; }

    /// <summary>What kind of file.</summary>
    public required CostSource Source { get; init; }

    /// <summary>What it was called.</summary>
    public required string FileName { get; init; }

    /// <summary>Its digest, which stays when the file is gone.</summary>
    public required byte[] FileSha256 { get; init; }

    /// <summary>First day that is read.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>Last day that is read.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>Whether the rows' texts are kept.</summary>
    public required bool KeepsTexts { get; init; }

    /// <summary>How far it has come.</summary>
    public required CostImportState State { get; set; }

    /// <summary>What the file says of itself, as JSON.</summary>
    public required string Facts { get; set; }

    /// <summary>New rows; null before it is done.</summary>
    public int? Added { get; set; }

    /// <summary>Rows that are others than before.</summary>
    public int? Changed { get; set; }

    /// <summary>Rows that are no more.</summary>
    public int? Vanished { get; set; }

    /// <summary>When it was handed in.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>By whom.</summary>
    public required AccountId AskedBy { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CostImport>
    {
        public void Configure(EntityTypeBuilder<CostImport> builder)
        {
            builder.ToTable("cost_imports");
            builder.Property(static import => import.Facts).HasColumnType("jsonb");
        }
    }
}

/// <summary>What in a partner's books means the initiative.</summary>
public sealed class BoundObject
{
    /// <summary>Id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>Whose books.</summary>
    public required OrganisationId OrganisationId { get; init; }

    /// <summary>Number of the dimension.</summary>
    public required string Dimension { get; init; }

    /// <summary>The object's code.</summary>
    public required string Object { get; init; }

    /// <summary>With whose money what stands there is paid.</summary>
    public required Payer Payer { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<BoundObject>
    {
        public void Configure(EntityTypeBuilder<BoundObject> builder) => builder.ToTable("sie_bindings");
    }
}

/// <summary>What accounts are counted as in an initiative, where that is not the usual.</summary>
public sealed class AccountRule
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>Whose books; null for all partners'.</summary>
    public OrganisationId? OrganisationId { get; init; }

    /// <summary>First account.</summary>
    public required int FirstAccount { get; init; }

    /// <summary>Last account.</summary>
    public required int LastAccount { get; init; }

    /// <summary>A code of <see cref="CostTypes"/>; null: not counted.</summary>
    public string? CostType { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AccountRule>
    {
        public void Configure(EntityTypeBuilder<AccountRule> builder) => builder.ToTable("account_ranges");
    }
}
