using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>What a row of the ledger does to the promise.</summary>
public enum TargetValueKind
{
    /// <summary>As promised in the application.</summary>
    Original,

    /// <summary>A revision, with its reason.</summary>
    Revision,

    /// <summary>No longer promised, with the reason.</summary>
    Removal,
}

/// <summary>A row of a target's ledger. Rows are added, never changed: the database permits nothing else.</summary>
public sealed class TargetValue
{
    /// <summary>Id of the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The target.</summary>
    public required TargetId TargetId { get; init; }

    /// <summary>First promise, revision or removal.</summary>
    public required TargetValueKind Kind { get; init; }

    /// <summary>The promised value, in the target's unit; null for a range or a qualitative target.</summary>
    public decimal? Value { get; init; }

    /// <summary>Lower end of a range.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Upper end of a range.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>Last day; null when the plan sets none.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Why it was revised or removed; empty for the original.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>Who decided, for instance the steering group.</summary>
    public string DecidedBy { get; init; } = string.Empty;

    /// <summary>When it was decided.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>Who entered it.</summary>
    public required AccountId RegisteredBy { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<TargetValue>
    {
        public void Configure(EntityTypeBuilder<TargetValue> builder) => builder.ToTable("target_values");
    }
}

/// <summary>Something that must hold besides the value: another measure with its own comparison.</summary>
public sealed class TargetCondition
{
    /// <summary>Id of the condition.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The target.</summary>
    public required TargetId TargetId { get; init; }

    /// <summary>Place among the target's conditions.</summary>
    public int Position { get; init; }

    /// <summary>Key of the measure.</summary>
    public required string Measure { get; init; }

    /// <summary>The measure's filter as JSON.</summary>
    public string Filter { get; init; } = "{}";

    /// <summary>How it is compared; <see cref="Comparison.Between"/> holds for each subject of the measure.</summary>
    public required Comparison Comparison { get; init; }

    /// <summary>The value to reach; null for a range or where the plan gives no number.</summary>
    public decimal? Value { get; init; }

    /// <summary>Lower end for each subject.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Upper end for each subject.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>The filter as the measure takes it; a range per subject is part of the question.</summary>
    public MeasureFilter ReadFilter() => Comparison == Comparison.Between
        ? FilterJson.Read(Filter) with { Minimum = (int?)Minimum, Maximum = (int?)Maximum }
        : FilterJson.Read(Filter);

    internal sealed class Mapping : IEntityTypeConfiguration<TargetCondition>
    {
        public void Configure(EntityTypeBuilder<TargetCondition> builder)
        {
            builder.ToTable("target_conditions");
            builder.Property(static condition => condition.Filter).HasColumnType("jsonb");
        }
    }
}

/// <summary>Where the value should be on a day on the way, when the plan is not even.</summary>
public sealed class TargetMilestone
{
    /// <summary>Id of the milestone.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The target.</summary>
    public required TargetId TargetId { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The value by then, in the target's unit.</summary>
    public required decimal Value { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<TargetMilestone>
    {
        public void Configure(EntityTypeBuilder<TargetMilestone> builder) => builder.ToTable("target_milestones");
    }
}

/// <summary>A value or judgement that no registration gives: who says so, for which day, on what evidence.</summary>
public sealed class ReportedValue : Registration
{
    /// <summary>The target.</summary>
    public required TargetId TargetId { get; init; }

    /// <summary>The value; null for a judgement in words.</summary>
    public decimal? Value { get; init; }

    /// <summary>What is the case.</summary>
    public required string Statement { get; init; }

    /// <summary>What shows it: a document, a survey, a decision.</summary>
    public required string Evidence { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ReportedValue>
    {
        public void Configure(EntityTypeBuilder<ReportedValue> builder) => builder.ToTable("reported_values");
    }
}
