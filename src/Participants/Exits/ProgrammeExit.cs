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

    /// <summary>What the participant did on leaving; null when not asked.</summary>
    [Sensitive]
    public ActivityStatus? Activity { get; init; }

    /// <summary>Whether with support; null when not known.</summary>
    [Sensitive]
    public bool? HasSupport { get; init; }

    /// <summary>Whether self-supporting; null when not asked.</summary>
    [Sensitive]
    public SelfSupport? SelfSupport { get; init; }

    /// <summary>What goes on afterwards, in words; may be empty.</summary>
    [Sensitive]
    public string Continues { get; init; } = string.Empty;

    /// <summary>The same exit, registered anew: it stands again after what had followed it was taken back.</summary>
    internal ProgrammeExit Again(Stamp stamp) => new()
    {
        InitiativeId = InitiativeId,
        ParticipantId = ParticipantId,
        Reason = Reason,
        ParticipantOutcome = ParticipantOutcome,
        Activity = Activity,
        HasSupport = HasSupport,
        SelfSupport = SelfSupport,
        Continues = Continues,
        OccurredOn = OccurredOn,
        RegisteredAt = stamp.At,
        RegisteredBy = stamp.By,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<ProgrammeExit>
    {
        public void Configure(EntityTypeBuilder<ProgrammeExit> builder)
        {
            builder.ToTable("exits");
        }
    }
}
