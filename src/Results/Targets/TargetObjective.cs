using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>That a target measures an objective.</summary>
public sealed class TargetObjective
{
    /// <summary>The target.</summary>
    public required TargetId TargetId { get; init; }

    /// <summary>The objective.</summary>
    public required Guid ObjectiveId { get; init; }

    /// <summary>The initiative of both.</summary>
    public required InitiativeId InitiativeId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<TargetObjective>
    {
        public void Configure(EntityTypeBuilder<TargetObjective> builder)
        {
            builder.ToTable("target_objectives");
            builder.HasKey(static link => new { link.TargetId, link.ObjectiveId });
            builder.HasOne<Objective>().WithMany().HasForeignKey(static link => link.ObjectiveId).OnDelete(DeleteBehavior.ClientNoAction);
        }
    }
}
