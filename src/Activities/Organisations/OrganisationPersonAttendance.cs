using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Registers that a contact person of an organisation came to a session. One stands per session and person.</summary>
public sealed class OrganisationPersonAttendance : Registration
{
    /// <summary>The session.</summary>
    public required SessionId SessionId { get; init; }

    /// <summary>The organisation they came from.</summary>
    public required OrganisationId OrganisationId { get; init; }

    /// <summary>Who.</summary>
    public required Guid ContactPersonId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<OrganisationPersonAttendance>
    {
        public void Configure(EntityTypeBuilder<OrganisationPersonAttendance> builder) => builder.ToTable("organisation_person_attendance");
    }
}
