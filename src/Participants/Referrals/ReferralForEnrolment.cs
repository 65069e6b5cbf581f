using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Who a referral says that somebody is, for the form that enrols.</summary>
public sealed class ReferredPerson : PersonInput
{
    /// <summary>The referral.</summary>
    public required Guid Referral { get; init; }

    /// <summary>The organisation that referred; null for the person's own application.</summary>
    public required OrganisationId? Referrer { get; init; }

    /// <summary>Whether the identity is protected: then who it is is typed anew, since what is sealed is not opened for this.</summary>
    public required bool IsProtected { get; init; }

    /// <summary>Whether the referral came with a personal number, which is used where none is typed.</summary>
    public required bool HasNumber { get; init; }
}

/// <summary>What an enrolment has from a referral, and that the referral led to it: all that enrolling needs to know of referrals.</summary>
public sealed class ReferralForEnrolment(RequestDatabase database, Cipher cipher, TakeReferralOn take)
{
    /// <summary>Who is to be enrolled; null where there is no such referral that the user works, or it can no longer be enrolled. The number is not shown.</summary>
    public async Task<ReferredPerson?> FindAsync(InitiativeId initiative, Guid referral, CancellationToken cancellation)
    {
        if (await LoadAsync(initiative, referral, cancellation) is not { } found)
        {
            return null;
        }

        return new ReferredPerson
        {
            Referral = referral,
            Referrer = found.OrganisationId,
            IsProtected = found.IsProtected,
            HasNumber = found.NumberCipher is not null,
            GivenName = found.GivenName ?? string.Empty,
            FamilyName = found.FamilyName ?? string.Empty,
            BirthDate = found.BirthDate,
            Phone = found.Phone,
            Email = found.Email,
        };
    }

    /// <summary>The number that came with the referral, for who leaves it out; null when there is none in the open.</summary>
    public async Task<string?> NumberAsync(InitiativeId initiative, Guid referral, CancellationToken cancellation) =>
        await LoadAsync(initiative, referral, cancellation) is { NumberCipher: { } sealedNumber } ? cipher.Open(sealedNumber, referral.ToString()) : null;

    /// <summary>Sets the referral to enrolled, in the same transaction; before the participant is written, so that nothing is where it is refused.</summary>
    public async Task<Result> MarkAsync(InitiativeId initiative, Guid referral, ParticipantId participant, CancellationToken cancellation) =>
        await take.EnrolAsync(initiative, referral, participant, cancellation) ?? Result.Conflict("referrals.rule.not_now");

    private Task<Row?> LoadAsync(InitiativeId initiative, Guid referral, CancellationToken cancellation) => database.FindAsync<Row>(Sql.Of($"""
        select r.organisation_id, r.is_protected, r.given_name, r.family_name, r.birth_date, r.phone, r.email, r.number_cipher
        from referrals r
        where r.id = {referral} and r.initiative_id = {initiative} and {ReferralSql.IsOpen} and access.works_referrals(r.initiative_id)
        """), cancellation);

    private sealed record Row(
        OrganisationId? OrganisationId, bool IsProtected, string? GivenName, string? FamilyName, DateOnly? BirthDate, string? Phone, string? Email, byte[]? NumberCipher);
}
