using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What is asked for of the grant, of some days' costs.</summary>
public sealed class CostClaim : IVersioned
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>Who asks; null: the initiative as a whole, in its owner's name.</summary>
    public OrganisationId? OrganisationId { get; init; }

    /// <summary>First day of the costs.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>Last day of the costs.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>How far it has come.</summary>
    public required ClaimState State { get; set; }

    /// <summary>SEK of the grant: what is asked for from certification on, what is approved from approval on; null while it is open or withdrawn.</summary>
    public decimal? Amount { get; set; }

    /// <summary>When it was paid; null before.</summary>
    public DateOnly? PaidOn { get; set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CostClaim>
    {
        public void Configure(EntityTypeBuilder<CostClaim> builder) => builder.ToTable("claims");
    }
}

/// <summary>Something that has happened to a claim.</summary>
public sealed class ClaimEvent
{
    /// <summary>Id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The claim.</summary>
    public required Guid ClaimId { get; init; }

    /// <summary>What.</summary>
    public required ClaimStep Step { get; init; }

    /// <summary>What it came to then; null where nothing was asked for.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Words about it.</summary>
    public string? Note { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>By whom.</summary>
    public required AccountId RegisteredBy { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ClaimEvent>
    {
        public void Configure(EntityTypeBuilder<ClaimEvent> builder)
        {
            builder.ToTable("claim_events");
            builder.HasOne<CostClaim>().WithMany().HasForeignKey(static happened => happened.ClaimId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A cost as it was judged when its claim was certified.</summary>
public sealed class ClaimRow
{
    /// <summary>Id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The claim.</summary>
    public required Guid ClaimId { get; init; }

    /// <summary>The cost.</summary>
    public required Guid CostRowId { get; init; }

    /// <summary>What of it is eligible.</summary>
    public required decimal Amount { get; init; }

    /// <summary>Why nothing is; null where something is.</summary>
    public Ineligible? Reason { get; init; }

    /// <summary>Why the reviewer refuses it; null where it is not refused.</summary>
    public string? RefusedReason { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ClaimRow>
    {
        public void Configure(EntityTypeBuilder<ClaimRow> builder) => builder.ToTable("claim_rows");
    }
}
