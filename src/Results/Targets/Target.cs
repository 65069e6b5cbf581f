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
public sealed class Target : IVersioned
{
    /// <summary>The unit of shares.</summary>
    public const string Percent = "percent";

    private readonly List<TargetValue> _values = [];
    private readonly List<TargetCondition> _conditions = [];
    private readonly List<TargetObjective> _objectives = [];
    private readonly List<TargetMilestone> _milestones = [];

    /// <summary>Id of the target.</summary>
    public TargetId Id { get; init; } = NewId.Of<TargetId>();

    /// <summary>The initiative that promised it.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>Code in the plan, for instance R03; once only in an initiative, removed targets included.</summary>
    public required string Code { get; set; }

    /// <summary>What it promises about.</summary>
    public required TargetLevel Level { get; init; }

    /// <summary>Short name.</summary>
    public required LocalText Name { get; set; }

    /// <summary>What a reader needs to know beside the name; may be empty.</summary>
    public LocalText Detail { get; set; } = new(string.Empty);

    /// <summary>Key of the measure; null when the value is reported, not computed.</summary>
    public string? Measure { get; init; }

    /// <summary>The measure's filter as JSON.</summary>
    public string Filter { get; init; } = "{}";

    /// <summary>How the value is held against the promise.</summary>
    public required Comparison Comparison { get; init; }

    /// <summary>Unit of the value: <see cref="Percent"/>, a code or the plan's own word; null when there is none.</summary>
    public string? Unit { get; init; }

    /// <summary>The planned activity it belongs to; null when it belongs to none.</summary>
    public Guid? PlannedActivityId { get; set; }

    /// <summary>Place in the list.</summary>
    public int Position { get; init; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    /// <summary>Whether the value is a share in per cent.</summary>
    public bool IsShare => Unit == Percent;

    /// <summary>Whether it is no longer promised; its ledger says since when and why.</summary>
    public bool IsRemoved => Values is [.., { Kind: TargetValueKind.Removal }];

    /// <summary>The ledger: the original and every revision, oldest first.</summary>
    public IReadOnlyList<TargetValue> Values => [.. _values.OrderBy(static value => value.RegisteredAt).ThenBy(static value => value.Id)];

    /// <summary>What must hold besides.</summary>
    public IReadOnlyList<TargetCondition> Conditions => [.. _conditions.OrderBy(static condition => condition.Position)];

    /// <summary>Where the value should be on the way, when the plan says so.</summary>
    public IReadOnlyList<TargetMilestone> Milestones => [.. _milestones.OrderBy(static milestone => milestone.DueOn)];

    /// <summary>The objectives it measures.</summary>
    public IReadOnlyList<Guid> Objectives => [.. _objectives.Select(static link => link.ObjectiveId)];

    /// <summary>What holds at a moment: the last row of the ledger registered by then; null before the original.</summary>
    public TargetValue? ValueAt(DateTimeOffset knownAt) => Values.LastOrDefault(value => value.RegisteredAt <= knownAt);

    /// <summary>Writes the first row of the ledger of a new target.</summary>
    /// <exception cref="InvalidOperationException">It has been promised already.</exception>
    public void Promise(TargetValue original)
    {
        if (_values.Count > 0)
        {
            throw new InvalidOperationException("A target is promised once, then revised.");
        }

        _values.Add(original);
    }

    /// <summary>Asks of a new target that something holds besides.</summary>
    public void Require(TargetCondition condition) => _conditions.Add(condition);

    /// <summary>Makes it measure these objectives and no others.</summary>
    public void Measures(IEnumerable<Guid> objectives)
    {
        var wanted = objectives.ToHashSet();
        _objectives.RemoveAll(link => !wanted.Contains(link.ObjectiveId));
        _objectives.AddRange(wanted.Except(Objectives).Select(objective => new TargetObjective { TargetId = Id, ObjectiveId = objective, InitiativeId = InitiativeId }));
    }

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
            builder.HasMany<TargetObjective>("_objectives").WithOne().HasForeignKey(static link => link.TargetId);
            builder.Ignore(static target => target.Objectives).Ignore(static target => target.IsRemoved).Ignore(static target => target.IsShare);
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
