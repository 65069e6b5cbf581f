using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What an organisation offers, on its page: openings that the viewer's initiatives may offer, in an initiative of the viewer's.</summary>
public sealed class OrganisationOpenings(RequestDatabase database, CurrentUser user, TimeProvider clock) : ViewComponent
{
    private const int Most = 20;

    /// <summary>The panel.</summary>
    public async Task<IViewComponentResult> InvokeAsync(OrganisationId organisation)
    {
        var openings = await database.QueryAsync<OrganisationOpening>(Sql.Of($"""
            select o.id, seen.id as initiative_id, o.title, o.kind, o.places - o.taken as free, o.valid_until, s.state
            from placement_openings o
            cross join lateral (select {OpeningList.State(clock.Today())} as state) s
            cross join lateral (
                select i.id from initiatives i where {user.ScopeWhere(Permissions.PlacementsRead).Within("i.id")} and (o.initiative_id = i.id or o.is_shared)
                order by o.initiative_id <> i.id, i.id limit 1) seen
            where o.organisation_id = {organisation} and o.withdrawn_on is null
            order by array_position(array['open', 'full', 'expired'], s.state), o.title collate "sv-x-icu", o.id limit {Most + 1}
            """), HttpContext.RequestAborted);
        return View("/Openings/OrganisationOpenings.cshtml", new OrganisationOpeningsModel(organisation, [.. openings.Take(Most)], openings.Count > Most));
    }
}

/// <summary>An opening as the organisation's page tells of it.</summary>
public sealed record OrganisationOpening(Guid Id, InitiativeId InitiativeId, string Title, PlacementKind Kind, int Free, DateOnly ValidUntil, OpeningState State)
{
    /// <summary>Its page.</summary>
    public string Path => OpeningPaths.Of(InitiativeId, new PlacementOpeningId(Id));
}

/// <summary>What the panel shows.</summary>
/// <param name="Organisation">Of which organisation.</param>
/// <param name="Openings">The first of them.</param>
/// <param name="HasMore">Whether there are others.</param>
public sealed record OrganisationOpeningsModel(OrganisationId Organisation, IReadOnlyList<OrganisationOpening> Openings, bool HasMore)
{
    /// <summary>All of them, in the place bank.</summary>
    public string AllPath => $"{OpeningPaths.List(Openings[0].InitiativeId)}?State=&Organisation={Organisation}";
}
