using Microsoft.AspNetCore.Mvc;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>A page with the list of placements: one initiative's, or all within reach.</summary>
public abstract class PlacementListPage(RequestDatabase database, Lists lists, TimeProvider clock, CurrentUser user) : SamstegPage
{
    /// <summary>Which placements are shown.</summary>
    [BindProperty(SupportsGet = true)]
    public PlacementShown? Shown { get; set; }

    /// <summary>At which organisation.</summary>
    [BindProperty(SupportsGet = true)]
    public OrganisationId? Organisation { get; set; }

    /// <summary>The page of the list.</summary>
    public ListView List { get; private set; } = null!;

    /// <summary>Organisations that have placements within reach.</summary>
    public IReadOnlyList<Choice> Organisations { get; private set; } = [];

    /// <summary>Whether the viewer decides about an initiative's placements.</summary>
    protected bool MayDecideIn(InitiativeId initiative) => user.May(Permissions.ParticipantsAssign, initiative);

    /// <summary>Whether the viewer may make placements in an initiative.</summary>
    protected bool MayPlace(InitiativeId initiative) => user.May(Permissions.PlacementsEdit, initiative);

    /// <summary>Shows the list, or sends it as a file.</summary>
    protected async Task<IActionResult> ShowAsync(InitiativeId? initiative, CancellationToken cancellation)
    {
        var reach = user.ScopeWhere(Permissions.PlacementsRead);
        var definition = PlacementList.Of(new PlacementFilter(initiative, Shown, Organisation), reach, reach.Initiatives.Count > 1, clock.Today(), T);
        var request = ListRequest.Of(Request);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(definition, request, "placements", initiative, cancellation);
        }

        List = await lists.PageAsync(definition, request, cancellation);
        var hosts = await database.QueryAsync<OrganisationChoice>(Sql.Of($"""
            select o.id, o.name, o.type from organisations o
            where o.id in (select p.organisation_id from placements p where {initiative?.Value}::uuid is null or p.initiative_id = {initiative?.Value}::uuid)
            order by o.name, o.id
            """), cancellation);
        Organisations = OrganisationChoices.ToChoices(hosts);
        return Page();
    }
}
