using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>What a target promises about: the work done, the project, or the effects after it.</summary>
public enum TargetLevel
{
    /// <summary>Resultatmål: counted while the initiative runs.</summary>
    Result,

    /// <summary>Projektmål: what the project leaves behind.</summary>
    Project,

    /// <summary>Effektmål: what comes of it later.</summary>
    Effect,
}

/// <summary>How a value is held against the promised one.</summary>
public enum Comparison
{
    /// <summary>The value or more.</summary>
    AtLeast,

    /// <summary>The value or less.</summary>
    AtMost,

    /// <summary>Between two values, both included.</summary>
    Between,

    /// <summary>Judged from evidence; there is no number.</summary>
    Qualitative,
}

/// <summary>
/// Something promised: a measure under a filter, compared with a value by a day. What was promised when stands in the
/// ledger (<see cref="Values"/>), which only grows.
/// </summary>
public sealed class Target
{
    private readonly List<TargetValue> _values = [];
    private readonly List<TargetCondition> _conditions = [];
    private readonly List<TargetMilestone> _milestones = [];

    /// <summary>Id of the target.</summary>
    public TargetId Id { get; init; } = NewId.Of<TargetId>();

    /// <summary>The initiative that promised it.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>Code in the plan, for instance R03.</summary>
    public required string Code { get; init; }

    /// <summary>What it promises about.</summary>
    public required TargetLevel Level { get; init; }

    /// <summary>Short name.</summary>
    public required LocalText Name { get; init; }

    /// <summary>What a reader needs to know beside the name; may be empty.</summary>
    public LocalText Detail { get; init; } = new(string.Empty);

    /// <summary>Key of the measure; null when the value is reported, not computed.</summary>
    public string? Measure { get; init; }

    /// <summary>The measure's filter as JSON.</summary>
    public string Filter { get; init; } = "{}";

    /// <summary>How the value is held against the promise.</summary>
    public required Comparison Comparison { get; init; }

    /// <summary>Unit of the value, for instance participants or percent; null when there is none.</summary>
    public string? Unit { get; init; }

    /// <summary>Place in the list.</summary>
    public int Position { get; init; }

    /// <summary>The ledger: the original and every revision, oldest first.</summary>
    public IReadOnlyList<TargetValue> Values => [.. _values.OrderBy(static value => value.RegisteredAt).ThenBy(static value => value.Id)];

    /// <summary>What must hold besides.</summary>
    public IReadOnlyList<TargetCondition> Conditions => [.. _conditions.OrderBy(static condition => condition.Position)];

    /// <summary>Where the value should be on the way, when the plan says so.</summary>
    public IReadOnlyList<TargetMilestone> Milestones => [.. _milestones.OrderBy(static milestone => milestone.DueOn)];

    /// <summary>What holds at a moment: the last row of the ledger registered by then; null before the original.</summary>
    public TargetValue? ValueAt(DateTimeOffset knownAt) => Values.LastOrDefault(value => value.RegisteredAt <= knownAt);

    /// <summary>The filter as the measure takes it.</summary>
    public MeasureFilter ReadFilter() => FilterJson.Read(Filter);

    internal sealed class Mapping : IEntityTypeConfiguration<Target>
    {
        public void Configure(EntityTypeBuilder<Target> builder)
        {
            builder.ToTable("targets");
            builder.Property(static target => target.Filter).HasColumnType("jsonb");
            builder.HasMany<TargetValue>("_values").WithOne().HasForeignKey(static value => value.TargetId);
            builder.HasMany<TargetCondition>("_conditions").WithOne().HasForeignKey(static condition => condition.TargetId);
            builder.HasMany<TargetMilestone>("_milestones").WithOne().HasForeignKey(static milestone => milestone.TargetId);
            builder.Ignore(static target => target.Values).Ignore(static target => target.Conditions).Ignore(static target => target.Milestones);
        }
    }
}

/// <summary>Reads and writes filters.</summary>
internal static class FilterJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static MeasureFilter Read(string json) => JsonSerializer.Deserialize<MeasureFilter>(json, Options) ?? new MeasureFilter();

    public static string Write(MeasureFilter filter) => JsonSerializer.Serialize(filter, Options);
}
