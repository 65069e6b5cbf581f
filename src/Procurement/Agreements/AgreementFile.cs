using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>What an agreement's page shows.</summary>
internal sealed class AgreementFile(RequestDatabase database)
{
    public Task<AgreementFileRow?> FindAsync(InitiativeId initiative, BusinessAgreementId agreement, CancellationToken cancellation) =>
        database.FindAsync<AgreementFileRow>(Sql.Of($"""
            select a.title, a.type, a.supplier_id, supplier.name as supplier, a.buyer_id, buyer.name as buyer, a.value, a.value_is, a.starts_on, a.ends_on, a.remind_months,
                   a.responsible_id, responsible.display_name as responsible, a.origin, a.note, a.renews_id, renews.title as renews, renewal.id as renewal_id, renewal.title as renewal,
                   latest.state, latest.occurred_on as state_since, a.xmin as version
            from business_agreements a
            join organisations supplier on supplier.id = a.supplier_id
            join organisations buyer on buyer.id = a.buyer_id
            left join accounts responsible on responsible.id = a.responsible_id
            left join business_agreements renews on renews.id = a.renews_id
            left join lateral (
                select n.id, n.title from business_agreements n
                where n.renews_id = a.id
                  and not exists (select from agreement_states d where d.agreement_id = n.id and d.state = {AgreementState.Dropped} and d.superseded_at is null)
                order by n.id limit 1) renewal on true
            {AgreementSql.LatestState}
            where a.id = {agreement} and a.initiative_id = {initiative}
            """), cancellation);

    /// <summary>All registrations, the last registered first, with those that have been corrected or taken back.</summary>
    public Task<IReadOnlyList<AgreementStateRow>> StatesAsync(BusinessAgreementId agreement, CancellationToken cancellation) =>
        database.QueryAsync<AgreementStateRow>(Sql.Of($"""
            select s.id, s.state, s.occurred_on, s.because, s.registered_at, by.display_name as registered_by, s.superseded_at, s.superseded_reason
            from agreement_states s join accounts by on by.id = s.registered_by
            where s.agreement_id = {agreement}
            order by s.occurred_on desc, s.registered_at desc, s.id desc
            """), cancellation);

    /// <summary>Parties beside the buyer and the supplier.</summary>
    public Task<IReadOnlyList<AgreementPartyRow>> PartiesAsync(BusinessAgreementId agreement, CancellationToken cancellation) =>
        database.QueryAsync<AgreementPartyRow>(Sql.Of($"""
            select p.id, p.organisation_id, o.name as organisation, p.part
            from agreement_parties p join organisations o on o.id = p.organisation_id
            where p.agreement_id = {agreement} order by p.part, o.name collate "sv-x-icu", p.id
            """), cancellation);
}

internal sealed record AgreementFileRow(
    string Title, string Type, OrganisationId SupplierId, string Supplier, OrganisationId BuyerId, string Buyer, decimal? Value, ValueBasis ValueIs, DateOnly? StartsOn,
    DateOnly? EndsOn, int RemindMonths, AccountId? ResponsibleId, string? Responsible, string Origin, string Note, BusinessAgreementId? RenewsId, string? Renews,
    BusinessAgreementId? RenewalId, string? Renewal, AgreementState State, DateOnly StateSince, uint Version)
{
    /// <summary>Whether a new agreement may continue it.</summary>
    public bool MayBeRenewed => State is AgreementState.Signed or AgreementState.Ended && RenewalId is null;
}

internal sealed record AgreementPartyRow(Guid Id, OrganisationId OrganisationId, string Organisation, AgreementPart Part);

internal sealed record AgreementStateRow(
    Guid Id, AgreementState State, DateOnly OccurredOn, string Because, DateTimeOffset RegisteredAt, string RegisteredBy,
    DateTimeOffset? SupersededAt, string? SupersededReason)
{
    /// <summary>Whether it is what is known now.</summary>
    public bool IsStanding => SupersededAt is null;
}
