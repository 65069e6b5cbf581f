using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Something that is asked of an organisation before it is ready in a role. What it asks, and from when, stands in its <see cref="ReadinessTerms"/>.</summary>
public sealed class ReadinessRule : IVersioned
{
    /// <summary>Longest name.</summary>
    public const int NameLength = 100;

    /// <summary>Longest explanation.</summary>
    public const int HintLength = 500;

    /// <summary>Id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Code of the role.</summary>
    public required string Role { get; init; }

    /// <summary>What it is called: "försäkring".</summary>
    public required LocalText Name { get; set; }

    /// <summary>What counts, in a sentence; may be empty.</summary>
    public required LocalText Hint { get; set; }

    /// <summary>Its place among the role's rules.</summary>
    public required int Place { get; set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ReadinessRule>
    {
        public void Configure(EntityTypeBuilder<ReadinessRule> builder) => builder.ToTable("readiness_rules");
    }
}

/// <summary>What a rule asks, from a day until other terms take over.</summary>
public sealed class ReadinessTerms
{
    /// <summary>Id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The rule.</summary>
    public required Guid RuleId { get; init; }

    /// <summary>First day; null when they always held.</summary>
    public DateOnly? HoldsFrom { get; init; }

    /// <summary>First day no longer; null while they hold.</summary>
    public DateOnly? HoldsUntil { get; set; }

    /// <summary>Whether nobody is ready without it; else it is recommended.</summary>
    public required bool IsRequired { get; set; }

    /// <summary>How many months evidence is good that does not say itself; null for ever.</summary>
    public int? ValidMonths { get; set; }

    /// <summary>The least share of those occupied, in per cent, who are far from work; null when the rule asks for none.</summary>
    public int? MinimumShare { get; set; }

    /// <summary>What answers it without anybody registering it, see <see cref="EvidenceKinds"/>.</summary>
    public required string[] AnsweredBy { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ReadinessTerms>
    {
        public void Configure(EntityTypeBuilder<ReadinessTerms> builder) => builder.ToTable("readiness_terms");
    }
}
