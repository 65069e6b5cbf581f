using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A certificate of a completed series, as it was issued. Whose it is, is looked up when it is printed.</summary>
public abstract class Certificate
{
    /// <summary>Id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The series.</summary>
    public required SeriesId SeriesId { get; init; }

    /// <summary>Its number; given by the database.</summary>
    public int Number { get; private set; }

    /// <summary>The day it was issued.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>Who issued it.</summary>
    public required AccountId IssuedBy { get; init; }

    /// <summary>Name of the association.</summary>
    public required string Association { get; init; }

    /// <summary>Name of the initiative.</summary>
    public required string Initiative { get; init; }

    /// <summary>Name of the series.</summary>
    public required string Course { get; init; }

    /// <summary>Where it met; may be empty.</summary>
    public required string Place { get; init; }

    /// <summary>Who led it; may be empty.</summary>
    public required string Leader { get; init; }

    /// <summary>The task that was handed in; empty when the series has none.</summary>
    public required string Task { get; init; }

    /// <summary>First day of presence.</summary>
    public required DateOnly FirstOn { get; init; }

    /// <summary>Last day of presence.</summary>
    public required DateOnly LastOn { get; init; }

    /// <summary>Sessions present at.</summary>
    public required int Sessions { get; init; }

    /// <summary>How long they were together.</summary>
    public required int Minutes { get; init; }
}

/// <summary>A participant's certificate.</summary>
public sealed class ParticipantCertificate : Certificate
{
    /// <summary>Whose.</summary>
    public required ParticipantId ParticipantId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ParticipantCertificate>
    {
        public void Configure(EntityTypeBuilder<ParticipantCertificate> builder)
        {
            builder.ToTable("certificates");
            builder.Property(static certificate => certificate.Number).ValueGeneratedOnAdd();
        }
    }
}

/// <summary>A certificate of an organisation, or of somebody from it.</summary>
public sealed class OrganisationCertificate : Certificate
{
    /// <summary>Which organisation.</summary>
    public required OrganisationId OrganisationId { get; init; }

    /// <summary>Who from it; null for the organisation's own.</summary>
    public Guid? ContactPersonId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<OrganisationCertificate>
    {
        public void Configure(EntityTypeBuilder<OrganisationCertificate> builder)
        {
            builder.ToTable("organisation_certificates");
            builder.Property(static certificate => certificate.Number).ValueGeneratedOnAdd();
        }
    }
}
