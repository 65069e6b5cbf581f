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

    /// <summary>An exit as a form tells it: of who moved, died or was registered by mistake nothing more is kept than that.</summary>
    internal static ProgrammeExit Of(InitiativeId initiative, ParticipantId participant, ExitInput input, Stamp stamp)
    {
        var asksMore = input.Reason!.Value.AsksMore();
        return new ProgrammeExit
        {
            InitiativeId = initiative,
            ParticipantId = participant,
            Reason = input.Reason.Value,
            ParticipantOutcome = input.ParticipantOutcome?.Trim() ?? string.Empty,
            Activity = asksMore ? input.Activity ?? input.Reason.Value.ImpliedActivity() : null,
            HasSupport = asksMore ? input.HasSupport : null,
            SelfSupport = asksMore ? input.SelfSupport : null,
            Continues = (asksMore ? input.Continues?.Trim() : null) ?? string.Empty,
            OccurredOn = input.ExitedOn!.Value,
            RegisteredAt = stamp.At,
            RegisteredBy = stamp.By,
        };
    }

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
