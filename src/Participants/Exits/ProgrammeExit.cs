using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>That a participant left the initiative, why, and with what outcome.</summary>
public sealed class ProgrammeExit : Registration
{
    /// <summary>Longest outcome, in characters.</summary>
    public const int LongestOutcome = 2000;

    /// <summary>Who.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>Why.</summary>
    [Sensitive]
    public required ExitReason Reason { get; init; }

    /// <summary>What it led to, in words; may be empty.</summary>
    [Sensitive]
    public required string ParticipantOutcome { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ProgrammeExit>
    {
        public void Configure(EntityTypeBuilder<ProgrammeExit> builder)
        {
            builder.ToTable("exits");
        }
    }
}
