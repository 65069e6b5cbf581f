using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>That somebody who had left takes part again. The enrolment stays the first entry; the exit it follows is the last one no more.</summary>
public sealed class ReEntry : Registration
{
    /// <summary>Who.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>The exit that it follows.</summary>
    public required Guid ExitId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ReEntry>
    {
        public void Configure(EntityTypeBuilder<ReEntry> builder)
        {
            builder.ToTable("re_entries");
            builder.HasOne<ProgrammeExit>().WithMany().HasForeignKey(static entry => entry.ExitId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
