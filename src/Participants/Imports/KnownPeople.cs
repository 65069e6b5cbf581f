using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Those who are in an initiative already, to compare with.</summary>
internal static class KnownPeople
{
    public static async Task<Lookalikes> OfAsync(RequestDatabase database, InitiativeId initiative, CancellationToken cancellation)
    {
        var known = new Lookalikes();
        await foreach (var row in database.StreamAsync<Row>(Sql.Of($"""
            select p.id, p.given_name, p.family_name, d.birth_date, d.number_hash
            from participants p join participant_details d on d.participant_id = p.id where p.initiative_id = {initiative}
            """), cancellation))
        {
            known.Add(row.GivenName, row.FamilyName, row.BirthDate, row.NumberHash, row.Id, null);
        }

        return known;
    }

    private sealed record Row(ParticipantId Id, string? GivenName, string? FamilyName, DateOnly? BirthDate, byte[]? NumberHash);
}
