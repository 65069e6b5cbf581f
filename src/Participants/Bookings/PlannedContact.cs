using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What has become of a booked meeting.</summary>
public enum PlannedContactState
{
    /// <summary>Booked, and nothing registered yet.</summary>
    Booked,

    /// <summary>Took place.</summary>
    Done,

    /// <summary>The participant did not come, and had said so.</summary>
    Excused,

    /// <summary>The participant did not come, and had not said so.</summary>
    NoShow,

    /// <summary>Called off by us.</summary>
    Cancelled,

    /// <summary>Another was booked in its place.</summary>
    Moved,
}

/// <summary>Which states lead to which. Pure.</summary>
public static class PlannedContactStates
{
    /// <summary>Whether one may follow the other: whatever is booked ends somehow; a meeting that did not take place may be booked again, what took place or was moved stays so.</summary>
    public static bool Permits(this PlannedContactState from, PlannedContactState to) => from switch
    {
        PlannedContactState.Booked => to is not PlannedContactState.Booked,
        PlannedContactState.Excused or PlannedContactState.NoShow or PlannedContactState.Cancelled => to is PlannedContactState.Booked,
        _ => false,
    };

    /// <summary>Whether it can be said before the meeting has begun: nobody has come or stayed away yet.</summary>
    public static bool MaybeAhead(this PlannedContactState state) => state is not (PlannedContactState.Done or PlannedContactState.NoShow);
}

/// <summary>A meeting booked with a participant, at a time and a place.</summary>
public sealed class PlannedContact : IVersioned
{
    /// <summary>Longest place, in characters.</summary>
    public const int LongestPlace = 200;

    /// <summary>Id of the booking.</summary>
    public required Guid Id { get; init; }

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>With whom.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>What for.</summary>
    public required ContactPurpose Purpose { get; init; }

    /// <summary>How.</summary>
    public required ContactChannel Channel { get; init; }

    /// <summary>When it begins.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>Minutes planned; null when not said.</summary>
    public int? Minutes { get; init; }

    /// <summary>Where; may be empty.</summary>
    public required string Place { get; init; }

    /// <summary>What has become of it.</summary>
    public PlannedContactState State { get; private set; }

    /// <summary>What was noted of one that took place.</summary>
    public Guid? ContactId { get; private set; }

    /// <summary>The booking in its place, when it was moved.</summary>
    public Guid? MovedTo { get; private set; }

    /// <summary>When it was booked.</summary>
    public required DateTimeOffset BookedAt { get; init; }

    /// <summary>By whom.</summary>
    public required AccountId BookedBy { get; init; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    /// <summary>Goes on to another state; false where that cannot follow.</summary>
    public bool Become(PlannedContactState state)
    {
        if (state is PlannedContactState.Done or PlannedContactState.Moved || !State.Permits(state))
        {
            return false;
        }

        State = state;
        return true;
    }

    /// <summary>It took place: the contact says what happened; false where that cannot follow.</summary>
    public bool TookPlace(Guid contact)
    {
        if (!State.Permits(PlannedContactState.Done))
        {
            return false;
        }

        (State, ContactId) = (PlannedContactState.Done, contact);
        return true;
    }

    /// <summary>Another takes its place; false where that cannot follow.</summary>
    public bool MoveTo(Guid other)
    {
        if (!State.Permits(PlannedContactState.Moved))
        {
            return false;
        }

        (State, MovedTo) = (PlannedContactState.Moved, other);
        return true;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<PlannedContact>
    {
        public void Configure(EntityTypeBuilder<PlannedContact> builder)
        {
            builder.ToTable("planned_contacts");
            builder.HasOne<PlannedContact>().WithMany().HasForeignKey(static row => row.MovedTo).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Contact>().WithMany().HasForeignKey(static row => row.ContactId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
