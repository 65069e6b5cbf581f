using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Whom a planned activity is for.</summary>
public enum Audience
{
    /// <summary>Participants.</summary>
    Participants,

    /// <summary>Enterprises that may take people in.</summary>
    Enterprises,

    /// <summary>Functions of the public sector.</summary>
    PublicSector,

    /// <summary>Several of them together.</summary>
    Joint,
}

/// <summary>Something that the plan says will be done, how often and for how many. What is done is registered elsewhere.</summary>
public sealed class PlannedActivity : IPlanPart
{
    /// <inheritdoc/>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>Its code in the plan (<c>A01</c>), in whose order activities stand; once only in an initiative.</summary>
    public required string Code { get; set; }

    /// <summary>A code of <see cref="ActivityTypes"/>.</summary>
    public required string Type { get; set; }

    /// <summary>Whom it is for.</summary>
    public required Audience Audience { get; set; }

    /// <summary>What it is called.</summary>
    public required LocalText Name { get; set; }

    /// <summary>What it is; empty when the plan says no more.</summary>
    public required LocalText Text { get; set; }

    /// <summary>Series where there are sessions in each, else occasions; null when the plan does not say.</summary>
    public int? PlannedCount { get; private set; }

    /// <summary>Sessions in each series; null when it has none or the plan does not say.</summary>
    public int? SessionsEach { get; private set; }

    /// <summary>Hours of a session; null when the plan does not say.</summary>
    public decimal? HoursEach { get; private set; }

    /// <summary>Fewest in a group.</summary>
    public int? GroupMinimum { get; private set; }

    /// <summary>Most in a group.</summary>
    public int? GroupMaximum { get; private set; }

    /// <summary>How many take part in all; what is counted follows the audience.</summary>
    public int? ParticipantsTotal { get; private set; }

    /// <summary>Fewest occasions for each who takes part.</summary>
    public int? PerParticipantMinimum { get; private set; }

    /// <summary>Most occasions for each who takes part.</summary>
    public int? PerParticipantMaximum { get; private set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    /// <summary>Takes over quantities that have been checked.</summary>
    internal void Plan(PlannedQuantities quantities)
    {
        PlannedCount = quantities.Count;
        SessionsEach = quantities.SessionsEach;
        HoursEach = quantities.HoursEach;
        GroupMinimum = quantities.GroupMinimum;
        GroupMaximum = quantities.GroupMaximum;
        ParticipantsTotal = quantities.Total;
        PerParticipantMinimum = quantities.EachMinimum;
        PerParticipantMaximum = quantities.EachMaximum;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<PlannedActivity>
    {
        public void Configure(EntityTypeBuilder<PlannedActivity> builder) => builder.ToTable("planned_activities");
    }
}

/// <summary>That a planned activity serves an objective.</summary>
public sealed class PlannedActivityObjective
{
    /// <summary>The activity.</summary>
    public required Guid PlannedActivityId { get; init; }

    /// <summary>The objective.</summary>
    public required Guid ObjectiveId { get; init; }

    /// <summary>The initiative of both.</summary>
    public required InitiativeId InitiativeId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PlannedActivityObjective>
    {
        public void Configure(EntityTypeBuilder<PlannedActivityObjective> builder)
        {
            builder.ToTable("planned_activity_objectives");
            builder.HasKey(static link => new { link.PlannedActivityId, link.ObjectiveId });
            builder.HasOne<PlannedActivity>().WithMany().HasForeignKey(static link => link.PlannedActivityId).OnDelete(DeleteBehavior.ClientNoAction);
            builder.HasOne<Objective>().WithMany().HasForeignKey(static link => link.ObjectiveId).OnDelete(DeleteBehavior.ClientNoAction);
        }
    }
}
