using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>That an initiative has a budget, and how it divides the time where amounts are entered by hand.</summary>
public sealed class BudgetFrame : IVersioned
{
    /// <summary>Id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative; it has one budget.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>Calendar periods that are offered.</summary>
    public required BudgetDivision Division { get; set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<BudgetFrame>
    {
        public void Configure(EntityTypeBuilder<BudgetFrame> builder) => builder.ToTable("budgets");
    }
}

/// <summary>What money is meant for; how much stands in <see cref="BudgetAmount"/>.</summary>
public sealed class BudgetLine : IVersioned
{
    /// <summary>Id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>A code of <see cref="CostTypes"/>.</summary>
    public required string CostType { get; set; }

    /// <summary>What it is, in words; may be empty.</summary>
    public required string Text { get; set; }

    /// <summary>Whose cost; null for the whole project's.</summary>
    public OrganisationId? OrganisationId { get; set; }

    /// <summary>Whose money.</summary>
    public required Payer Payer { get; set; }

    /// <summary>The co-funder, where it is in the register.</summary>
    public OrganisationId? CoFunderId { get; set; }

    /// <summary>The co-funder's name, where it is not in the register.</summary>
    public string? CoFunderName { get; set; }

    /// <summary>Of staff: what the person does; null for other costs.</summary>
    public string? Role { get; set; }

    /// <summary>Of staff: share of full time, per cent; null where it is not known or no staff.</summary>
    public decimal? SharePercent { get; set; }

    /// <summary>Why it is an estimate; null once it is confirmed.</summary>
    public string? EstimateReason { get; set; }

    /// <summary>What somebody expects it to come to in the end; null leaves it to be computed.</summary>
    public decimal? Forecast { get; set; }

    /// <summary>Why; null with <see cref="Forecast"/>.</summary>
    public string? ForecastReason { get; set; }

    /// <summary>Place among the lines.</summary>
    public int Position { get; set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<BudgetLine>
    {
        public void Configure(EntityTypeBuilder<BudgetLine> builder) => builder.ToTable("budget_lines");
    }
}

/// <summary>A decision on the budget; number 0 is the original.</summary>
public sealed class BudgetRevision
{
    /// <summary>Id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>0, 1, 2 …</summary>
    public required int Number { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>Who decided; a body rather than a person.</summary>
    public required string DecidedBy { get; init; }

    /// <summary>Why; may be empty for the original.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>Who entered it.</summary>
    public required AccountId RegisteredBy { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<BudgetRevision>
    {
        public void Configure(EntityTypeBuilder<BudgetRevision> builder) => builder.ToTable("budget_revisions");
    }
}

/// <summary>A row of the ledger: what a revision adds to a line's period, or takes from it.</summary>
public sealed class BudgetAmount
{
    /// <summary>Id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The line.</summary>
    public required Guid LineId { get; init; }

    /// <summary>First day; null for the whole time.</summary>
    public required DateOnly? FirstDay { get; init; }

    /// <summary>Last day; null for the whole time.</summary>
    public required DateOnly? LastDay { get; init; }

    /// <summary>SEK; not zero.</summary>
    public required decimal Amount { get; init; }

    /// <summary>The revision.</summary>
    public required int Revision { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>Who entered it.</summary>
    public required AccountId RegisteredBy { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<BudgetAmount>
    {
        public void Configure(EntityTypeBuilder<BudgetAmount> builder)
        {
            builder.ToTable("budget_amounts");
            builder.HasOne<BudgetLine>().WithMany().HasForeignKey(static amount => amount.LineId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>So many per cent of what some cost types come to.</summary>
public sealed class BudgetOverhead
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>As what it is counted: a code of <see cref="CostTypes"/>.</summary>
    public required string CostType { get; init; }

    /// <summary>Per cent.</summary>
    public required decimal Percent { get; init; }

    /// <summary>Of what: codes of <see cref="CostTypes"/>.</summary>
    public required string[] OfTypes { get; init; }

    /// <summary>Of whose money, and paid by whom.</summary>
    public required Payer Payer { get; init; }

    /// <summary>The revision that brought it.</summary>
    public required int FromRevision { get; init; }

    /// <summary>The revision that ended it; null while it holds.</summary>
    public int? UntilRevision { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<BudgetOverhead>
    {
        public void Configure(EntityTypeBuilder<BudgetOverhead> builder) => builder.ToTable("budget_overheads");
    }
}
