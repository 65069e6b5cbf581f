using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What somebody is in a household.</summary>
public enum HouseholdRelation
{
    /// <summary>An adult.</summary>
    Adult,

    /// <summary>A child.</summary>
    Child,

    /// <summary>Somebody else.</summary>
    Other,
}

/// <summary>Where a household's goal stands.</summary>
public enum HouseholdGoalState
{
    /// <summary>Aimed at.</summary>
    Open,

    /// <summary>Reached.</summary>
    Reached,

    /// <summary>Given up.</summary>
    Dropped,
}

/// <summary>People who share home and economy.</summary>
public sealed class Household
{
    /// <summary>Which.</summary>
    public required Guid Id { get; init; }

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Household>
    {
        public void Configure(EntityTypeBuilder<Household> builder) => builder.ToTable("households");
    }
}

/// <summary>A member of a household: a participant, or somebody who does not take part. Superseded without another version: a member no more.</summary>
public sealed class HouseholdMember : Registration
{
    /// <summary>The household.</summary>
    public required Guid HouseholdId { get; init; }

    /// <summary>The member: the same over all versions.</summary>
    public required Guid MemberId { get; init; }

    /// <summary>Null for somebody who does not take part.</summary>
    public ParticipantId? ParticipantId { get; init; }

    /// <summary>What she is in it.</summary>
    public required HouseholdRelation Relation { get; init; }

    /// <summary>Year of birth of somebody who does not take part; null when not noted.</summary>
    [Sensitive]
    public int? BirthYear { get; init; }

    /// <summary>Whether a participant shares the household's goals, and is seen in it by who works with another member who does.</summary>
    public required bool Agrees { get; init; }

    /// <summary>Another version of the same member.</summary>
    internal HouseholdMember Version(bool agrees, Stamp stamp) => new()
    {
        InitiativeId = InitiativeId,
        HouseholdId = HouseholdId,
        MemberId = MemberId,
        ParticipantId = ParticipantId,
        Relation = Relation,
        BirthYear = BirthYear,
        Agrees = agrees,
        OccurredOn = stamp.Today,
        RegisteredAt = stamp.At,
        RegisteredBy = stamp.By,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<HouseholdMember>
    {
        public void Configure(EntityTypeBuilder<HouseholdMember> builder)
        {
            builder.ToTable("household_members");
            builder.HasOne<Household>().WithMany().HasForeignKey(static member => member.HouseholdId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A goal that a household shares.</summary>
public sealed class HouseholdGoal : Registration
{
    /// <summary>Longest text, in characters.</summary>
    public const int LongestText = 500;

    /// <summary>The household.</summary>
    public required Guid HouseholdId { get; init; }

    /// <summary>The goal: the same over all versions.</summary>
    public required Guid GoalId { get; init; }

    /// <summary>In their own words.</summary>
    [Sensitive]
    public required string Text { get; init; }

    /// <summary>Where it stands.</summary>
    public required HouseholdGoalState State { get; init; }

    /// <summary>Another version of the same goal.</summary>
    internal HouseholdGoal Version(HouseholdGoalState state, Stamp stamp) => new()
    {
        InitiativeId = InitiativeId,
        HouseholdId = HouseholdId,
        GoalId = GoalId,
        Text = Text,
        State = state,
        OccurredOn = stamp.Today,
        RegisteredAt = stamp.At,
        RegisteredBy = stamp.By,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<HouseholdGoal>
    {
        public void Configure(EntityTypeBuilder<HouseholdGoal> builder)
        {
            builder.ToTable("household_goals");
            builder.HasOne<Household>().WithMany().HasForeignKey(static goal => goal.HouseholdId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
