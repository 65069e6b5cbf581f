using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Tells of a contact person's account: the leads of the initiatives concerned, and an address that it no longer has.</summary>
public sealed class TellOfContact(RequestDatabase database, Outbox outbox, AssociationSettings settings)
{
    /// <summary>The leads, that somebody was let in or has another address.</summary>
    internal async Task LeadsAsync(OrganisationId organisation, Guid person, CancellationToken cancellation)
    {
        foreach (var lead in await database.QueryAsync<AccountId>(Sql.Of($"select account from access.leads_of_contact({person})"), cancellation))
        {
            await outbox.TellAsync(ContactMessages.AccountChanged, lead, $"/organisationer/{organisation}/kontaktpersoner/{person}/konto", cancellation: cancellation);
        }
    }

    /// <summary>Where the account is reached now; null where there is none.</summary>
    internal Task<Address?> AddressAsync(Guid person, CancellationToken cancellation) => database.FindAsync<Address>(Sql.Of($"""
        select a.email, a.language from contact_accounts t join accounts a on a.id = t.account_id where t.contact_person_id = {person} and t.ended_at is null and a.email is not null
        """), cancellation);

    /// <summary>Whoever reads mail there, that the account no longer has that address, so that nobody loses it unawares.</summary>
    internal Task GoneAsync(Address address, CancellationToken cancellation) =>
        outbox.TellGuestAsync(ContactMessages.AddressGone, address.Email, address.Language, "/", settings.Current.Name, cancellation);

    /// <summary>A mail address and the language to write in.</summary>
    internal sealed record Address(string Email, string Language);
}
