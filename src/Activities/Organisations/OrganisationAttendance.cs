using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Registers that an organisation came to a session, with how many. One stands per session and organisation.</summary>
public sealed class OrganisationAttendance : Registration
{
    /// <summary>Most persons from one organisation.</summary>
    public const int MostPersons = 1000;

    /// <summary>The session.</summary>
    public required SessionId SessionId { get; init; }

    /// <summary>Which organisation.</summary>
    public required OrganisationId OrganisationId { get; init; }

    /// <summary>The group it came as, one of <see cref="AudienceGroups.All"/>.</summary>
    public required string AudienceGroup { get; init; }

    /// <summary>Number of persons, 1–1000.</summary>
    public required int Persons { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<OrganisationAttendance>
    {
        public void Configure(EntityTypeBuilder<OrganisationAttendance> builder) => builder.ToTable("organisation_attendance");
    }
}
