using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Gender as the participant wants it registered. Never inferred.</summary>
public enum Gender
{
    /// <summary>Woman.</summary>
    Woman,

    /// <summary>Man.</summary>
    Man,

    /// <summary>Another.</summary>
    Other,

    /// <summary>Does not want to say.</summary>
    NotStated,
}

/// <summary>That somebody became a participant: the day, and what was registered then.</summary>
public sealed class Enrolment : Registration
{
    /// <summary>Who.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>As the participant wants it registered.</summary>
    [Sensitive]
    public required Gender Gender { get; init; }

    /// <summary>Code of one of the initiative's target groups.</summary>
    public required string TargetGroup { get; init; }

    /// <summary>Who referred; null when nobody did.</summary>
    public OrganisationId? ReferrerOrganisationId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Enrolment>
    {
        public void Configure(EntityTypeBuilder<Enrolment> builder)
        {
            builder.ToTable("enrolments");
            builder.HasOne<Participant>().WithMany().HasForeignKey(static enrolment => enrolment.ParticipantId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
