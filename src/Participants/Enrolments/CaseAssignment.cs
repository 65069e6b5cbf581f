using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Who coaches a participant, from a day and perhaps until one. The last one has no end.</summary>
public sealed class CaseAssignment
{
    /// <summary>Id of the assignment.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>Whose case.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>The coach.</summary>
    public required AccountId AccountId { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day; null for until further notice.</summary>
    public DateOnly? ValidUntil { get; private set; }

    /// <summary>Ends the day before another coach begins; a hand-over on the first day leaves both that day.</summary>
    /// <exception cref="InvalidOperationException">It has ended, or begins later than that.</exception>
    public void EndBefore(DateOnly other)
    {
        if (ValidUntil is not null || other < ValidFrom)
        {
            throw new InvalidOperationException("Only a standing assignment ends, and not before it began.");
        }

        ValidUntil = other > ValidFrom ? other.AddDays(-1) : ValidFrom;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<CaseAssignment>
    {
        public void Configure(EntityTypeBuilder<CaseAssignment> builder)
        {
            builder.ToTable("case_assignments");
            builder.Property(static assignment => assignment.ValidUntil).IsConcurrencyToken();
            builder.HasOne<Participant>().WithMany().HasForeignKey(static assignment => assignment.ParticipantId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
