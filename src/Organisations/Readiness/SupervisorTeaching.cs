using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>That somebody at one organisation has taught somebody, there or elsewhere, to supervise.</summary>
public sealed class SupervisorTeaching : HistoryRow
{
    /// <summary>Longest name of a course, in characters.</summary>
    public const int LongestCourse = 200;

    /// <summary>Who learnt.</summary>
    public required Guid LearnerId { get; init; }

    /// <summary>Who taught.</summary>
    public required Guid TeacherId { get; init; }

    /// <summary>In which course, or how.</summary>
    public required string Course { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SupervisorTeaching>
    {
        public void Configure(EntityTypeBuilder<SupervisorTeaching> builder) => builder.ToTable("supervisor_teachings");
    }
}
