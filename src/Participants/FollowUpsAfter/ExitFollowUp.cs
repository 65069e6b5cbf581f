using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>That somebody who has left is to be asked how it went, on a day: planned with the exit, by the rules of that day.</summary>
public sealed class ExitFollowUp
{
    /// <summary>Id of the follow-up.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>Who is asked.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>The exit it follows.</summary>
    public required Guid ExitId { get; init; }

    /// <summary>Which one it is: what is counted apart.</summary>
    public required string Code { get; init; }

    /// <summary>What it is called in Swedish.</summary>
    public required string NameSv { get; init; }

    /// <summary>What it is called in English; null gives the Swedish.</summary>
    public string? NameEn { get; init; }

    /// <summary>The day it is about.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>From when it stands on the coach's <em>Idag</em>, and can be answered.</summary>
    public required DateOnly AskedFrom { get; init; }

    /// <summary>Last day on which an answer is in time.</summary>
    public required DateOnly LateAfter { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ExitFollowUp>
    {
        public void Configure(EntityTypeBuilder<ExitFollowUp> builder)
        {
            builder.ToTable("exit_follow_ups");
            builder.HasOne<ProgrammeExit>().WithMany().HasForeignKey(static row => row.ExitId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>How an answer is known.</summary>
public enum FollowUpSource
{
    /// <summary>The participant told the coach.</summary>
    Participant,

    /// <summary>The participant answered by the link.</summary>
    ParticipantLink,

    /// <summary>The coach knows.</summary>
    Coach,

    /// <summary>It stands in a register.</summary>
    Register,

    /// <summary>Nobody knows: the participant could not be reached.</summary>
    NotReached,
}

/// <summary>How it was with somebody some time after the exit.</summary>
public sealed class ExitFollowUpAnswer : Registration
{
    /// <summary>About whom.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>What is answered.</summary>
    public required Guid FollowUpId { get; init; }

    /// <summary>What the person did then.</summary>
    [Sensitive]
    public required ActivityStatus Activity { get; init; }

    /// <summary>Whether with support; null when not known.</summary>
    [Sensitive]
    public bool? HasSupport { get; init; }

    /// <summary>Whether self-supporting.</summary>
    [Sensitive]
    public required SelfSupport SelfSupport { get; init; }

    /// <summary>How it is known.</summary>
    public required FollowUpSource KnownBy { get; init; }

    /// <summary>How many times somebody tried; null when the person was reached.</summary>
    public int? Attempts { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ExitFollowUpAnswer>
    {
        public void Configure(EntityTypeBuilder<ExitFollowUpAnswer> builder)
        {
            builder.ToTable("exit_follow_up_answers");
            builder.HasOne<ExitFollowUp>().WithMany().HasForeignKey(static row => row.FollowUpId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
