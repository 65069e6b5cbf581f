using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>
/// A person within one initiative. A protected identity has neither name, birth date nor contact details here: they lie
/// sealed in <see cref="ProtectedIdentity"/>, and only the reference tells the row from others.
/// </summary>
public sealed class Participant : IdentifiedPerson
{
    /// <summary>Longest given or family name, in characters.</summary>
    public const int LongestName = 100;

    /// <summary>Longest telephone number or e-mail address, in characters.</summary>
    public const int LongestAddress = 200;

    /// <summary>Who. The form that enrols brings it, so that a form sent twice makes one participant.</summary>
    public required ParticipantId Id { get; init; }

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>Short code that can be said aloud without telling who it is, <c>D-001</c>; unique in the initiative.</summary>
    public required string Reference { get; init; }

    internal static SealedColumn SealedNumbers { get; } = new("participant_details", "number_cipher", "participant_id::text")
    {
        Hash = new KeyedHash("participant_details", "number_hash", static number => number),
    };

    /// <summary>Sets who it is, of somebody who is not protected; without a number the one that stands stays.</summary>
    /// <exception cref="InvalidOperationException">The identity is protected.</exception>
    internal void Describe(Identity identity, Cipher cipher)
    {
        if (IsProtected)
        {
            throw new InvalidOperationException("A protected identity has no details in the open.");
        }

        Unmask(identity, cipher);
    }

    /// <summary>Who it is, of somebody who is not protected.</summary>
    internal Identity Identity(Cipher cipher) => new(
        GivenName!, FamilyName!, BirthDate!.Value,
        NumberCipher is null ? null : new PersonalNumber(NumberKind!.Value, cipher.Open(NumberCipher, Id.ToString()), BirthDate), Phone, Email);

    /// <summary>Takes out of the row who it is; seal it first. By the number's hash the person is still found again.</summary>
    internal void Mask() => Close(NumberHash);

    /// <summary>Lets who it is lie open in the row; without a number the one that stands stays.</summary>
    internal void Unmask(Identity identity, Cipher cipher) => Open(identity, cipher, Id.ToString());

    internal sealed class Mapping : IEntityTypeConfiguration<Participant>
    {
        public void Configure(EntityTypeBuilder<Participant> builder)
        {
            builder.ToTable("participants", static table => table.Property(static participant => participant.InitiativeId));
            builder.SplitToTable("participant_details", static details =>
            {
                details.Property(static participant => participant.Id).HasColumnName("participant_id");
                details.Property(static participant => participant.InitiativeId);
                details.Property(static participant => participant.BirthDate);
                details.Property(static participant => participant.Phone);
                details.Property(static participant => participant.Email);
                details.Property(static participant => participant.NumberKind);
                details.Property(static participant => participant.NumberCipher);
                details.Property(static participant => participant.NumberHash);
            });
            builder.Property(static participant => participant.Name)
                .HasComputedColumnSql("case when is_protected then null else given_name || ' ' || family_name end", stored: true);
        }
    }
}
