using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Who may sign for organisations: those who are given the role of signatory for them. An organisation without any signs on paper.</summary>
public sealed class Signatories(RequestDatabase database, TimeProvider clock)
{
    /// <summary>Those of some organisations, by name.</summary>
    public async Task<ILookup<OrganisationId, Choice>> OfAsync(IEnumerable<OrganisationId> organisations, CancellationToken cancellation) =>
        (await database.QueryAsync<Row>(Sql.Of($"""
            select organisation_id, account_id, name from access.signatories_of({organisations.Distinct()}, {clock.Today()}) order by name collate "sv-x-icu", account_id
            """), cancellation)).ToLookup(static row => row.OrganisationId, static row => new Choice(row.AccountId.ToString(), row.Name));

    private sealed record Row(OrganisationId OrganisationId, AccountId AccountId, string Name);
}
