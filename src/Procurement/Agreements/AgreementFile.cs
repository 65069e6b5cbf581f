using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>What an agreement's page shows.</summary>
internal sealed class AgreementFile(RequestDatabase database)
{
    public Task<AgreementFileRow?> FindAsync(InitiativeId initiative, BusinessAgreementId agreement, CancellationToken cancellation) =>
        database.FindAsync<AgreementFileRow>(Sql.Of($"""
            select a.title, a.type, a.supplier_id, supplier.name as supplier, a.buyer_id, buyer.name as buyer, a.value, a.note,
                   latest.state, latest.occurred_on as state_since, a.xmin as version
            from business_agreements a
            join organisations supplier on supplier.id = a.supplier_id
            join organisations buyer on buyer.id = a.buyer_id
            {AgreementSql.LatestState}
            where a.id = {agreement} and a.initiative_id = {initiative}
            """), cancellation);

    /// <summary>All registrations, the last registered first, with those that have been corrected or taken back.</summary>
    public Task<IReadOnlyList<AgreementStateRow>> StatesAsync(BusinessAgreementId agreement, CancellationToken cancellation) =>
        database.QueryAsync<AgreementStateRow>(Sql.Of($"""
            select s.id, s.state, s.occurred_on, s.registered_at, by.display_name as registered_by, s.superseded_at, s.superseded_reason
            from agreement_states s join accounts by on by.id = s.registered_by
            where s.agreement_id = {agreement}
            order by s.occurred_on desc, s.registered_at desc, s.id desc
            """), cancellation);
}

internal sealed record AgreementFileRow(
    string Title, string Type, OrganisationId SupplierId, string Supplier, OrganisationId BuyerId, string Buyer, decimal? Value, string Note,
    AgreementState State, DateOnly StateSince, uint Version);

internal sealed record AgreementStateRow(
    Guid Id, AgreementState State, DateOnly OccurredOn, DateTimeOffset RegisteredAt, string RegisteredBy,
    DateTimeOffset? SupersededAt, string? SupersededReason)
{
    /// <summary>Whether it is what is known now.</summary>
    public bool IsStanding => SupersededAt is null;
}
