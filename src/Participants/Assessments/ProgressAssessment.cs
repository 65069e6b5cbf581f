using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>
/// How somebody saw a participant's steps on a day, by an instrument: a needs mapping, a ladder, or scores. Pinned to the version that
/// was answered; seen by the keeper's staff only.
/// </summary>
public sealed class ProgressAssessment : Registration
{
    /// <summary>About whom.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>Who keeps it.</summary>
    public required OrganisationId KeeperOrganisationId { get; init; }

    /// <summary>The version of the instrument.</summary>
    public required Guid FormId { get; init; }

    /// <summary>Whose view.</summary>
    public required Respondent Respondent { get; init; }

    /// <summary>The answers as JSON, see <see cref="FormAnswers.ToJson"/>.</summary>
    [Sensitive]
    public required string Answers { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ProgressAssessment>
    {
        public void Configure(EntityTypeBuilder<ProgressAssessment> builder)
        {
            builder.ToTable("progress_assessments");
            builder.Property(static assessment => assessment.Answers).HasColumnType("jsonb");
        }
    }
}

/// <summary>An assessment that has been begun: saved while it is answered, so that a closed browser loses nothing. One for each account and view.</summary>
public sealed class AssessmentDraft : IVersioned
{
    /// <summary>Becomes the assessment's.</summary>
    public required Guid Id { get; init; }

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>About whom.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>Who keeps it.</summary>
    public required OrganisationId KeeperOrganisationId { get; init; }

    /// <summary>Who has begun it.</summary>
    public required AccountId AccountId { get; init; }

    /// <summary>The version of the instrument.</summary>
    public required Guid FormId { get; init; }

    /// <summary>Whose view.</summary>
    public required Respondent Respondent { get; init; }

    /// <summary>The answers so far.</summary>
    [Sensitive]
    public required string Answers { get; set; }

    /// <summary>When it was saved last.</summary>
    public required DateTimeOffset SavedAt { get; set; }

    /// <inheritdoc/>
    public uint Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<AssessmentDraft>
    {
        public void Configure(EntityTypeBuilder<AssessmentDraft> builder)
        {
            builder.ToTable("assessment_drafts");
            builder.Property(static draft => draft.Answers).HasColumnType("jsonb");
        }
    }
}
