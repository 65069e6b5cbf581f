using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A scheme of unit costs: so many kronor for each unit, instead of what was booked. Only its last day changes; another rate is another one.</summary>
public sealed class UnitCost
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>What the scheme is called.</summary>
    public required string Name { get; init; }

    /// <summary>What is counted, in words: an hour, a participant.</summary>
    public required string Unit { get; init; }

    /// <summary>As what it is counted: a code of <see cref="CostTypes"/>.</summary>
    public required string CostType { get; init; }

    /// <summary>SEK a unit.</summary>
    public required decimal Rate { get; init; }

    /// <summary>Most units in all claims together; null for as many as the budget bears.</summary>
    public decimal? MostUnits { get; init; }

    /// <summary>Where the rate is from.</summary>
    public required string Source { get; init; }

    /// <summary>First day it holds.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>Last day it holds; null until further notice.</summary>
    public DateOnly? LastDay { get; set; }

    /// <summary>Whether it holds on each of some days.</summary>
    public bool Holds(DateOnly first, DateOnly last) => FirstDay <= first && (LastDay is not { } ends || last <= ends);

    internal sealed class Mapping : IEntityTypeConfiguration<UnitCost>
    {
        public void Configure(EntityTypeBuilder<UnitCost> builder) => builder.ToTable("unit_costs");
    }
}

/// <summary>How many units of a scheme a claim asks for.</summary>
public sealed class ClaimUnits
{
    /// <summary>Id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The claim.</summary>
    public required Guid ClaimId { get; init; }

    /// <summary>The scheme.</summary>
    public required Guid UnitCostId { get; init; }

    /// <summary>How many.</summary>
    public required decimal Units { get; set; }

    /// <summary>How they were counted.</summary>
    public required string Evidence { get; set; }

    /// <summary>SEK that were eligible when the claim was certified; null while it is open.</summary>
    public decimal? Amount { get; set; }

    /// <summary>Why the reviewer refuses them; null where they are not refused.</summary>
    public string? RefusedReason { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ClaimUnits>
    {
        public void Configure(EntityTypeBuilder<ClaimUnits> builder)
        {
            builder.ToTable("claim_units");
            builder.HasOne<CostClaim>().WithMany().HasForeignKey(static units => units.ClaimId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<UnitCost>().WithMany().HasForeignKey(static units => units.UnitCostId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
