using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What happens to somebody in a phase.</summary>
public enum PhaseEventKind
{
    /// <summary>Begins.</summary>
    Started,

    /// <summary>Rests, for a reason.</summary>
    Paused,

    /// <summary>Goes on, after a pause or when it was ended too early.</summary>
    Resumed,

    /// <summary>Is gone through.</summary>
    Completed,

    /// <summary>Is left out or broken off, for a reason.</summary>
    Skipped,
}

/// <summary>Where somebody stands in a phase.</summary>
public enum PhaseState
{
    /// <summary>Not begun.</summary>
    Planned,

    /// <summary>Runs.</summary>
    Ongoing,

    /// <summary>Rests.</summary>
    Paused,

    /// <summary>Gone through.</summary>
    Completed,

    /// <summary>Left out or broken off.</summary>
    Skipped,
}

/// <summary>What may happen where somebody stands.</summary>
public static class PhaseTransitions
{
    /// <summary>Where an event leads; null when it may not happen there.</summary>
    public static PhaseState? After(this PhaseState state, PhaseEventKind kind) => (state, kind) switch
    {
        (PhaseState.Planned, PhaseEventKind.Started) => PhaseState.Ongoing,
        (PhaseState.Ongoing, PhaseEventKind.Paused) => PhaseState.Paused,
        (PhaseState.Paused or PhaseState.Completed or PhaseState.Skipped, PhaseEventKind.Resumed) => PhaseState.Ongoing,
        (PhaseState.Ongoing or PhaseState.Paused, PhaseEventKind.Completed) => PhaseState.Completed,
        (PhaseState.Planned or PhaseState.Ongoing or PhaseState.Paused, PhaseEventKind.Skipped) => PhaseState.Skipped,
        _ => null,
    };

    /// <summary>What may happen next, in the order it is offered.</summary>
    public static IReadOnlyList<PhaseEventKind> Next(this PhaseState state) => [.. Enum.GetValues<PhaseEventKind>().Where(kind => state.After(kind) is not null)];

    /// <summary>Whether a reason is asked.</summary>
    public static bool NeedsReason(this PhaseEventKind kind) => kind is PhaseEventKind.Paused or PhaseEventKind.Skipped;
}

/// <summary>Something that happened to a participant in a phase.</summary>
public sealed class PhaseEvent : Registration
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 500;

    /// <summary>Who.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>The phase.</summary>
    public required Guid PhaseId { get; init; }

    /// <summary>What.</summary>
    public required PhaseEventKind Kind { get; init; }

    /// <summary>Why; null where none is asked.</summary>
    [Sensitive]
    public string? Reason { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PhaseEvent>
    {
        public void Configure(EntityTypeBuilder<PhaseEvent> builder) => builder.ToTable("phase_events");
    }
}
