using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>How a sign-up stands.</summary>
public enum SignUpState
{
    /// <summary>Has a place.</summary>
    Confirmed,

    /// <summary>Waits for one.</summary>
    Waiting,

    /// <summary>Does not come.</summary>
    Cancelled,
}

/// <summary>By whom a guest was signed up.</summary>
public enum SignUpSource
{
    /// <summary>By themselves, on the public page.</summary>
    Public,

    /// <summary>By staff.</summary>
    Staff,
}

/// <summary>Somebody who is no participant and has signed up, perhaps with others of the same organisation.</summary>
public sealed class GuestSignUp
{
    /// <summary>Longest name.</summary>
    public const int NameLength = 100;

    /// <summary>Longest address.</summary>
    public const int EmailLength = 254;

    /// <summary>Longest name of an organisation.</summary>
    public const int OrganisationLength = 200;

    /// <summary>Longest list of others.</summary>
    public const int OthersLength = 2000;

    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>What for.</summary>
    public required Guid OpeningId { get; init; }

    /// <summary>Their name.</summary>
    public required string Name { get; init; }

    /// <summary>Where they are written to.</summary>
    public required string Email { get; init; }

    /// <summary>The organisation as they called it; may be empty.</summary>
    public string OrganisationName { get; init; } = string.Empty;

    /// <summary>The organisation of the register; null where none is known.</summary>
    public OrganisationId? OrganisationId { get; init; }

    /// <summary>Seats, their own among them.</summary>
    public required int Seats { get; init; }

    /// <summary>Who else comes, a name a line; may be empty.</summary>
    public string Others { get; init; } = string.Empty;

    /// <summary>How it stands.</summary>
    public required SignUpState State { get; set; }

    /// <summary>By whom.</summary>
    public required SignUpSource Source { get; init; }

    /// <summary>The language that they are written to in, <c>sv</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>When; who came first gets a place first.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>What they have been told of <see cref="State"/>; null before anything.</summary>
    public SignUpState? ToldState { get; set; }

    /// <summary>The session that they were last reminded of.</summary>
    public SessionId? RemindedOf { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<GuestSignUp>
    {
        public void Configure(EntityTypeBuilder<GuestSignUp> builder) => builder.ToTable("guest_sign_ups");
    }
}

/// <summary>A participant who waits for a place; who has one is a member of the series, or expected at the session.</summary>
public sealed class ParticipantWait
{
    /// <summary>Id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>What for.</summary>
    public required Guid OpeningId { get; init; }

    /// <summary>Who.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>Since when; who came first gets a place first.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>By whom.</summary>
    public required WaitSource Source { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ParticipantWait>
    {
        public void Configure(EntityTypeBuilder<ParticipantWait> builder) => builder.ToTable("participant_waits");
    }
}

/// <summary>By whom a participant was put on a waiting list.</summary>
public enum WaitSource
{
    /// <summary>By themselves.</summary>
    Participant,

    /// <summary>By staff.</summary>
    Staff,
}
