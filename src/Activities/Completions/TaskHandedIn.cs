using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Registers that a participant has handed in the task of a series. One stands per series and participant.</summary>
public sealed class TaskHandedIn : Registration
{
    /// <summary>The series.</summary>
    public required SeriesId SeriesId { get; init; }

    /// <summary>Who.</summary>
    public required ParticipantId ParticipantId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<TaskHandedIn>
    {
        public void Configure(EntityTypeBuilder<TaskHandedIn> builder) => builder.ToTable("tasks_handed_in");
    }
}

/// <summary>Registers that an organisation has handed in the task of a series. One stands per series and organisation.</summary>
public sealed class OrganisationTaskHandedIn : Registration
{
    /// <summary>The series.</summary>
    public required SeriesId SeriesId { get; init; }

    /// <summary>Which organisation.</summary>
    public required OrganisationId OrganisationId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<OrganisationTaskHandedIn>
    {
        public void Configure(EntityTypeBuilder<OrganisationTaskHandedIn> builder) => builder.ToTable("organisation_tasks_handed_in");
    }
}
