using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>How many an organisation hosts and has hosted among the cases that the viewer reaches, on the organisation's page.</summary>
public sealed class OrganisationPlacements(RequestDatabase database) : ViewComponent
{
    /// <summary>The panel.</summary>
    public async Task<IViewComponentResult> InvokeAsync(OrganisationId organisation)
    {
        var hosted = await database.FindAsync<HostedCounts>(Sql.Of($"""
            select count(distinct p.participant_id) filter (where ended.id is null) as now, count(distinct p.participant_id) as ever,
                   count(distinct p.id) as placements, max(started.occurred_on) as latest_start
            from placements p
            join placement_events started on started.placement_id = p.id and started.event = 'started' and started.superseded_at is null
            left join placement_events ended on ended.placement_id = p.id and ended.event = 'ended' and ended.superseded_at is null
            where p.organisation_id = {organisation}
            """), HttpContext.RequestAborted);
        return View("/Placements/OrganisationPlacements.cshtml", new OrganisationPlacementsModel(organisation, hosted!));
    }
}

/// <summary>What an organisation has hosted.</summary>
/// <param name="Now">Participants there now.</param>
/// <param name="Ever">Participants there now or before.</param>
/// <param name="Placements">Started placements.</param>
/// <param name="LatestStart">First day of the latest; null when there is none.</param>
public sealed record HostedCounts(long Now, long Ever, long Placements, DateOnly? LatestStart);

/// <summary>What the panel shows.</summary>
/// <param name="Organisation">Of which organisation.</param>
/// <param name="Hosted">The counts.</param>
public sealed record OrganisationPlacementsModel(OrganisationId Organisation, HostedCounts Hosted);
