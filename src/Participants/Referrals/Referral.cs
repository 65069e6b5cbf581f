using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>
/// That somebody is sent to an initiative. Who it is lies here, or sealed in <see cref="ProtectedReferral"/>; what happens to it is a
/// ledger of <see cref="ReferralEvent"/>s, of which the last gives its state (the database holds the two together).
/// </summary>
public sealed class Referral : IdentifiedPerson
{
    /// <summary>Which. The form brings it, so that a form sent twice makes one referral.</summary>
    public required Guid Id { get; init; }

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>Short code that can be said aloud without telling who it is, <c>A-001</c>; unique in the initiative.</summary>
    public required string Reference { get; init; }

    /// <summary>From where.</summary>
    public required ReferralSource Source { get; init; }

    /// <summary>The organisation that referred; null for the person's own application.</summary>
    public OrganisationId? OrganisationId { get; init; }

    /// <summary>The referrer's account; null where staff registered it.</summary>
    public AccountId? ReferredBy { get; init; }

    /// <summary>The day it came, from which waiting is counted.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>Who takes care of it; null while nobody does.</summary>
    public AccountId? AssignedTo { get; private set; }

    /// <summary>How far it has come.</summary>
    public ReferralState State { get; private set; }

    /// <summary>The day of the last event.</summary>
    public DateOnly StateSince { get; private set; }

    /// <summary>The last event.</summary>
    public Guid LastEventId { get; private set; }

    /// <summary>When the booked meeting is; null unless one is booked.</summary>
    public DateTimeOffset? MeetsAt { get; private set; }

    /// <summary>Whom it made a participant; null unless enrolled.</summary>
    public ParticipantId? ParticipantId { get; private set; }

    internal static SealedColumn SealedNumbers { get; } = new("referrals", "number_cipher", "id::text")
    {
        Hash = new KeyedHash("referrals", "number_hash", static number => number),
    };

    /// <summary>Says who it is.</summary>
    /// <returns>Who it is, sealed, when the identity is protected; null otherwise.</returns>
    internal ProtectedReferral? Describe(Identity identity, bool isProtected, Cipher cipher)
    {
        if (isProtected)
        {
            Close(identity.Number is { } number ? cipher.LookupHash(number.Normalised) : null);
            return ProtectedReferral.Of(this, identity, cipher);
        }

        Open(identity, cipher, Id.ToString());
        return null;
    }

    /// <summary>The first event.</summary>
    internal ReferralEvent Receive(Stamp stamp) => Record(ReferralState.Received, ReceivedOn, stamp);

    /// <summary>The next event.</summary>
    /// <exception cref="InvalidOperationException">The action cannot be taken in this state.</exception>
    internal ReferralEvent Take(ReferralAction action, DateOnly on, Stamp stamp, ReferralDeclineReason? reason = null, DateTimeOffset? meetsAt = null, ParticipantId? participant = null)
    {
        var next = State.After(action) ?? throw new InvalidOperationException($"{action} cannot be done with a referral that is {State}.");
        ParticipantId = participant;
        return Record(next, on, stamp, reason, meetsAt);
    }

    /// <summary>Says who takes care of it; null for nobody.</summary>
    internal void AssignTo(AccountId? account) => AssignedTo = account;

    private ReferralEvent Record(ReferralState state, DateOnly on, Stamp stamp, ReferralDeclineReason? reason = null, DateTimeOffset? meetsAt = null)
    {
        var happened = new ReferralEvent
        {
            InitiativeId = InitiativeId,
            ReferralId = Id,
            State = state,
            Reason = reason,
            MeetsAt = meetsAt,
            OccurredOn = on,
            RegisteredAt = stamp.At,
            RegisteredBy = stamp.By,
        };
        (State, StateSince, LastEventId, MeetsAt) = (state, on, happened.Id, meetsAt);
        return happened;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Referral>
    {
        public void Configure(EntityTypeBuilder<Referral> builder)
        {
            builder.ToTable("referrals");
            builder.Property(static referral => referral.Name)
                .HasComputedColumnSql("case when is_protected then null else given_name || ' ' || family_name end", stored: true);
        }
    }
}

/// <summary>Something that happened to a referral: the state it led to, the day, and by whom.</summary>
public sealed class ReferralEvent : Registration
{
    /// <summary>Which referral.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>The state it led to.</summary>
    public required ReferralState State { get; init; }

    /// <summary>Why it was declined; null unless it was.</summary>
    [Sensitive]
    public ReferralDeclineReason? Reason { get; init; }

    /// <summary>When the meeting is; null unless one was booked.</summary>
    public DateTimeOffset? MeetsAt { get; init; }

    /// <summary>What was noted with it.</summary>
    internal ReferralNote Note(string text, OrganisationId keeper) => new()
    {
        InitiativeId = InitiativeId,
        ReferralId = ReferralId,
        EventId = Id,
        KeeperOrganisationId = keeper,
        WrittenBy = RegisteredBy,
        Text = text.Trim(),
    };

    internal sealed class Mapping : IEntityTypeConfiguration<ReferralEvent>
    {
        public void Configure(EntityTypeBuilder<ReferralEvent> builder)
        {
            builder.ToTable("referral_events");
            builder.HasOne<Referral>().WithMany().HasForeignKey(static happened => happened.ReferralId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>Why somebody is referred, or what staff noted on the way; the keeper's.</summary>
public sealed class ReferralNote
{
    /// <summary>Longest note, in characters.</summary>
    public const int LongestText = 4000;

    /// <summary>Which.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The referral.</summary>
    public required Guid ReferralId { get; init; }

    /// <summary>The event it was noted with; the first one's note is why the person is referred.</summary>
    public required Guid EventId { get; init; }

    /// <summary>Who keeps it.</summary>
    public required OrganisationId KeeperOrganisationId { get; init; }

    /// <summary>Who wrote it.</summary>
    public required AccountId WrittenBy { get; init; }

    /// <summary>The words.</summary>
    [Sensitive]
    public required string Text { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ReferralNote>
    {
        public void Configure(EntityTypeBuilder<ReferralNote> builder)
        {
            builder.ToTable("referral_notes");
            builder.HasOne<ReferralEvent>().WithMany().HasForeignKey(static note => note.EventId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>Who a protected person is: sealed. The application's role cannot read it back.</summary>
internal sealed class ProtectedReferral
{
    public required Guid ReferralId { get; init; }

    public required InitiativeId InitiativeId { get; init; }

    [Sensitive]
    public required byte[] Cipher { get; init; }

    public static SealedColumn Sealed { get; } = new("protected_referrals", "cipher", "referral_id::text")
    {
        Hash = new KeyedHash("referrals", "number_hash", Identity.NumberIn),
    };

    public static ProtectedReferral Of(Referral referral, Identity identity, Cipher cipher) => new()
    {
        ReferralId = referral.Id,
        InitiativeId = referral.InitiativeId,
        Cipher = identity.Sealed(cipher, referral.Id.ToString()),
    };

    internal sealed class Mapping : IEntityTypeConfiguration<ProtectedReferral>
    {
        public void Configure(EntityTypeBuilder<ProtectedReferral> builder)
        {
            builder.ToTable("protected_referrals").HasKey(static identity => identity.ReferralId);
            builder.HasOne<Referral>().WithMany().HasForeignKey(static identity => identity.ReferralId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
