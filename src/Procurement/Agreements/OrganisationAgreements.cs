using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>Panel on an organisation's page: the agreements it is a party of, in the initiatives where the viewer may read them.</summary>
public sealed class OrganisationAgreements(RequestDatabase database, CurrentUser user) : ViewComponent
{
    /// <summary>The panel; nothing when there are none.</summary>
    public async Task<IViewComponentResult> InvokeAsync(OrganisationId organisation)
    {
        var rows = await database.QueryAsync<OrganisationAgreementRow>(Sql.Of($"""
            select a.id, a.initiative_id, a.title, a.type, a.buyer_id = {organisation} or coalesce(p.part = 'buyer', false) as buys, coalesce(p.part = 'other', false) as takes_part,
                   case when a.buyer_id = {organisation} then supplier.name when a.supplier_id = {organisation} then buyer.name else supplier.name || ' – ' || buyer.name end as other,
                   latest.state, latest.occurred_on as state_since
            from business_agreements a
            join organisations supplier on supplier.id = a.supplier_id
            join organisations buyer on buyer.id = a.buyer_id
            left join agreement_parties p on p.agreement_id = a.id and p.organisation_id = {organisation}
            {AgreementSql.LatestState}
            where (a.buyer_id = {organisation} or a.supplier_id = {organisation} or p.id is not null) and {user.ScopeWhere(Permissions.ProcurementRead).Within("a.initiative_id")}
            order by latest.occurred_on desc, a.id
            limit 50
            """), HttpContext.RequestAborted);
        return rows.Count == 0 ? Content(string.Empty) : View("/Agreements/OrganisationAgreements.cshtml", rows);
    }
}

internal sealed record OrganisationAgreementRow(
    BusinessAgreementId Id, InitiativeId InitiativeId, string Title, string Type, bool Buys, bool TakesPart, string Other, AgreementState State, DateOnly StateSince)
{
    public string Path => AgreementPaths.Of(InitiativeId, Id);
}
