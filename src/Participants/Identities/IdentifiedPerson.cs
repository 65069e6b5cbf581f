using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A row that says who somebody is, or hides it where the identity is protected: what a participant and a referral have in common.</summary>
public abstract class IdentifiedPerson : IVersioned
{
    /// <summary>Whether the identity is protected.</summary>
    public bool IsProtected { get; private set; }

    /// <summary>Null for a protected identity.</summary>
    [Sensitive]
    public string? GivenName { get; private set; }

    /// <summary>Null for a protected identity.</summary>
    [Sensitive]
    public string? FamilyName { get; private set; }

    /// <summary>Given and family name, as the database puts them together; null for a protected identity.</summary>
    [Sensitive]
    public string? Name { get; private set; }

    /// <summary>Null for a protected identity.</summary>
    [Sensitive]
    public DateOnly? BirthDate { get; private set; }

    /// <summary>Null when not known.</summary>
    [Sensitive]
    public string? Phone { get; private set; }

    /// <summary>Null when not known.</summary>
    [Sensitive]
    public string? Email { get; private set; }

    /// <summary>Null when there is no number, or the identity is protected.</summary>
    public PersonalNumberKind? NumberKind { get; private set; }

    /// <summary>The number, sealed for the row's id; null as <see cref="NumberKind"/>.</summary>
    [Sensitive]
    public byte[]? NumberCipher { get; private set; }

    /// <summary>Keyed hash of the number, by which the same person is found again, protected or not; null when there is no number.</summary>
    [Sensitive]
    public byte[]? NumberHash { get; private set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    /// <summary>Lets who it is lie open in the row; without a number the one that stands stays.</summary>
    private protected void Open(Identity identity, Cipher cipher, string id)
    {
        IsProtected = false;
        (GivenName, FamilyName, BirthDate, Phone, Email) = (identity.GivenName, identity.FamilyName, identity.BirthDate, identity.Phone, identity.Email);
        if (identity.Number is { } number)
        {
            (NumberKind, NumberCipher, NumberHash) = (number.Kind, cipher.Seal(number.Normalised, id), cipher.LookupHash(number.Normalised));
        }
    }

    /// <summary>Takes out of the row who it is, but the number's hash.</summary>
    private protected void Close(byte[]? numberHash)
    {
        IsProtected = true;
        (GivenName, FamilyName, BirthDate, Phone, Email, NumberKind, NumberCipher, NumberHash) = (null, null, null, null, null, null, null, numberHash);
    }
}
