using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A version of a goal in the action plan, in the participant's own words.</summary>
public sealed class ActionGoal : Registration
{
    /// <summary>Longest text of a goal or step, in characters.</summary>
    public const int LongestText = 1000;

    /// <summary>Whose.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>The goal: the same over all its versions.</summary>
    public required Guid GoalId { get; init; }

    /// <summary>In the participant's own words.</summary>
    [Sensitive]
    public required string Text { get; init; }

    /// <summary>A new version of the same goal. The day it was set stays.</summary>
    internal ActionGoal Version(Stamp stamp, string text) => new()
    {
        InitiativeId = InitiativeId,
        ParticipantId = ParticipantId,
        GoalId = GoalId,
        Text = text.Trim(),
        OccurredOn = OccurredOn,
        RegisteredAt = stamp.At,
        RegisteredBy = stamp.By,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<ActionGoal>
    {
        public void Configure(EntityTypeBuilder<ActionGoal> builder)
        {
            builder.ToTable("action_goals");
        }
    }
}
