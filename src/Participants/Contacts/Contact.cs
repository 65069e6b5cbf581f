using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What a contact was for. Measures count individual and placement coaching apart.</summary>
public enum ContactPurpose
{
    /// <summary>Coaching one to one.</summary>
    IndividualCoaching,

    /// <summary>Coaching at or about a placement.</summary>
    PlacementCoaching,

    /// <summary>The talk at enrolment.</summary>
    EnrolmentTalk,

    /// <summary>A meeting with an authority.</summary>
    AuthorityMeeting,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>How people met.</summary>
public enum ContactChannel
{
    /// <summary>Face to face.</summary>
    Meeting,

    /// <summary>A visit, at home or where the participant is.</summary>
    Visit,

    /// <summary>Telephone.</summary>
    Phone,

    /// <summary>Video.</summary>
    Digital,

    /// <summary>Letter, e-mail or text message.</summary>
    Message,
}

/// <summary>A contact with a participant. That it took place is shared by the initiative; what was noted is its keeper's.</summary>
public sealed class Contact : Registration
{
    /// <summary>Most minutes of one contact.</summary>
    public const int MostMinutes = 600;

    /// <summary>With whom.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>What for.</summary>
    public required ContactPurpose Purpose { get; init; }

    /// <summary>How.</summary>
    public required ContactChannel Channel { get; init; }

    /// <summary>How long, in minutes; null when not noted.</summary>
    public int? Minutes { get; init; }

    /// <summary>The organisation whose contact it is, and which keeps the note.</summary>
    public required OrganisationId KeeperOrganisationId { get; init; }

    /// <summary>A note of the same keeper.</summary>
    internal ContactNote Note(string text) => new()
    {
        InitiativeId = InitiativeId,
        ParticipantId = ParticipantId,
        ContactId = Id,
        KeeperOrganisationId = KeeperOrganisationId,
        Text = text.Trim(),
    };

    internal sealed class Mapping : IEntityTypeConfiguration<Contact>
    {
        public void Configure(EntityTypeBuilder<Contact> builder)
        {
            builder.ToTable("contacts");
        }
    }
}

/// <summary>What was noted at a contact; seen by the keeper's staff only.</summary>
public sealed class ContactNote : KeptWithContact
{
    /// <summary>Longest note, in characters.</summary>
    public const int LongestText = 10_000;

    /// <summary>The note.</summary>
    [Sensitive]
    public required string Text { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ContactNote>
    {
        public void Configure(EntityTypeBuilder<ContactNote> builder) => Map(builder, "contact_notes");
    }
}
