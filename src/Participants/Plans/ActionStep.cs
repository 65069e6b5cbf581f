using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Who sees to it that a step is taken.</summary>
public enum StepResponsible
{
    /// <summary>The participant.</summary>
    Participant,

    /// <summary>The coach.</summary>
    Coach,

    /// <summary>Somebody else.</summary>
    Other,
}

/// <summary>Where a step stands.</summary>
public enum StepState
{
    /// <summary>To be taken.</summary>
    Open,

    /// <summary>Taken.</summary>
    Done,

    /// <summary>Not to be taken after all.</summary>
    Dropped,
}

/// <summary>Which ways a step may go.</summary>
public static class StepTransitions
{
    /// <summary>An open step may be done or dropped; either may be taken up again.</summary>
    public static bool MayBecome(this StepState from, StepState to) => (from, to) switch
    {
        (StepState.Open, StepState.Done or StepState.Dropped) => true,
        (StepState.Done or StepState.Dropped, StepState.Open) => true,
        _ => false,
    };
}

/// <summary>A version of a step in the action plan.</summary>
public sealed class ActionStep : Registration
{
    /// <summary>Whose.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>The goal it lies under.</summary>
    public required Guid GoalId { get; init; }

    /// <summary>The step: the same over all its versions.</summary>
    public required Guid StepId { get; init; }

    /// <summary>What is to be done.</summary>
    [Sensitive]
    public required string Text { get; init; }

    /// <summary>By whom.</summary>
    public required StepResponsible Responsible { get; init; }

    /// <summary>Before when; null when no day is set.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Where it stands.</summary>
    public required StepState State { get; init; }

    /// <summary>The day it was done; null unless it is.</summary>
    public DateOnly? DoneOn { get; init; }

    /// <summary>Whether it is the one in front.</summary>
    public bool IsNext { get; init; }

    /// <summary>Kind of what it is about; null when it is tied to nothing.</summary>
    public SubjectKind? LinkedKind { get; init; }

    /// <summary>What it is about; null as <see cref="LinkedKind"/>.</summary>
    public Guid? LinkedId { get; init; }

    /// <summary>What the step says.</summary>
    internal StepText Said => new(Text, Responsible, DueOn, StepLink.Of(LinkedKind, LinkedId));

    /// <summary>A new version of the same step, standing elsewhere. The day it was added stays.</summary>
    internal ActionStep Version(Stamp stamp, StepState state, DateOnly? doneOn = null, bool isNext = false) =>
        Version(stamp, Said, state, doneOn, isNext);

    /// <summary>A new version of the same step, saying something else.</summary>
    internal ActionStep Version(Stamp stamp, StepText text) => Version(stamp, text, State, DoneOn, IsNext);

    private ActionStep Version(Stamp stamp, StepText text, StepState state, DateOnly? doneOn, bool isNext) => new()
    {
        InitiativeId = InitiativeId,
        ParticipantId = ParticipantId,
        GoalId = GoalId,
        StepId = StepId,
        Text = text.Text.Trim(),
        Responsible = text.Responsible,
        DueOn = text.DueOn,
        State = state,
        DoneOn = doneOn,
        IsNext = isNext,
        LinkedKind = text.Link?.Kind,
        LinkedId = text.Link?.Id,
        OccurredOn = OccurredOn,
        RegisteredAt = stamp.At,
        RegisteredBy = stamp.By,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<ActionStep>
    {
        public void Configure(EntityTypeBuilder<ActionStep> builder)
        {
            builder.ToTable("action_steps");
        }
    }
}
