using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Where the record of an organisation went that has become one with another.</summary>
public sealed class MergedOrganisations(RequestDatabase database)
{
    /// <summary>The one that stays; null when the record was never merged.</summary>
    public async Task<OrganisationId?> FindAsync(OrganisationId gone, CancellationToken cancellation) =>
        (await database.QueryAsync<OrganisationId>(Sql.Of($"select into_id from organisation_merges where from_id = {gone}"), cancellation)) is [var into] ? into : null;
}
