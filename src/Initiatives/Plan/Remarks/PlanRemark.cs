using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>What kind of question mark the plan has.</summary>
public enum RemarkSeverity
{
    /// <summary>The same thing is said in two ways.</summary>
    Contradiction,

    /// <summary>Numbers do not add up.</summary>
    Arithmetic,

    /// <summary>Nothing wrong, but a risk.</summary>
    Warning,

    /// <summary>Two words for one thing.</summary>
    Wording,

    /// <summary>Worth knowing.</summary>
    Observation,
}

/// <summary>Something that the plan leaves open: kept visible until somebody decides.</summary>
public sealed class PlanRemark
{
    /// <summary>Id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>Its code, <c>C01</c>; once only in an initiative.</summary>
    public required string Code { get; init; }

    /// <summary>What kind.</summary>
    public required RemarkSeverity Severity { get; init; }

    /// <summary>What it is about.</summary>
    public required LocalText Topic { get; init; }

    /// <summary>What has to be decided.</summary>
    public required LocalText Question { get; init; }

    /// <summary>What the plan says where, as JSON: see <see cref="PlanStatement"/>.</summary>
    public required string Statements { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PlanRemark>
    {
        public void Configure(EntityTypeBuilder<PlanRemark> builder)
        {
            builder.ToTable("plan_remarks");
            builder.Property(static remark => remark.Statements).HasColumnType("jsonb");
        }
    }
}
