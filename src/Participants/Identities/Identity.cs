using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Who somebody is: lies open in a participant's row, or sealed beside it.</summary>
/// <param name="GivenName">Given name.</param>
/// <param name="FamilyName">Family name.</param>
/// <param name="BirthDate">Birth date.</param>
/// <param name="Number">Null when there is none.</param>
/// <param name="Phone">Null when not known.</param>
/// <param name="Email">Null when not known.</param>
internal sealed record Identity(string GivenName, string FamilyName, DateOnly BirthDate, PersonalNumber? Number, string? Phone, string? Email)
{
    /// <summary>As a form gives it: without blanks at the ends, and null for what was left out.</summary>
    public static Identity Typed(string givenName, string familyName, DateOnly birthDate, PersonalNumber? number, string? phone, string? email) =>
        new(givenName.Trim(), familyName.Trim(), birthDate, number, Given(phone), Given(email));

    /// <summary>All of it as JSON, sealed for a row's id.</summary>
    public byte[] Sealed(Cipher cipher, string place) => cipher.Seal(
        JsonSerializer.Serialize(new { GivenName, FamilyName, BirthDate, Number = Number?.Normalised, Phone, Email }, JsonSerializerOptions.Web), place);

    /// <summary>The number in what <see cref="Sealed"/> sealed; null when there is none.</summary>
    public static string? NumberIn(string json) => JsonNode.Parse(json)!["number"]?.GetValue<string>();

    /// <summary>A text that may be left out.</summary>
    public static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Who a protected participant is: sealed, and written once each time the identity is protected. The application's role cannot read it back.</summary>
internal sealed class ProtectedIdentity
{
    public required ParticipantId ParticipantId { get; init; }

    public required InitiativeId InitiativeId { get; init; }

    public required DateTimeOffset SealedAt { get; init; }

    /// <summary>Names, birth date, number and contact details as JSON, sealed for the participant's id.</summary>
    [Sensitive]
    public required byte[] Cipher { get; init; }

    /// <summary>The hash of a number is found with the rest of the participant, and made anew from what is sealed here.</summary>
    public static SealedColumn Sealed { get; } = new("protected_identities", "cipher", "participant_id::text")
    {
        Hash = new KeyedHash("participant_details", "number_hash", Identity.NumberIn),
    };

    public static ProtectedIdentity Of(Participant participant, Identity identity, Cipher cipher, DateTimeOffset at) => new()
    {
        ParticipantId = participant.Id,
        InitiativeId = participant.InitiativeId,
        SealedAt = at,
        Cipher = identity.Sealed(cipher, participant.Id.ToString()),
    };

    internal sealed class Mapping : IEntityTypeConfiguration<ProtectedIdentity>
    {
        public void Configure(EntityTypeBuilder<ProtectedIdentity> builder)
        {
            builder.ToTable("protected_identities").HasKey(static identity => new { identity.ParticipantId, identity.SealedAt });
            builder.HasOne<Participant>().WithMany().HasForeignKey(static identity => identity.ParticipantId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
