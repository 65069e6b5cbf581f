using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>The association's areas as a map reads them: GeoJSON.</summary>
[Authorize(Policy = Permissions.OrganisationsRead)]
public sealed class AreaPointsPage(RequestDatabase database) : SamstegPage
{
    /// <summary>All of them.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => Content(
        await database.ScalarAsync<string>(Sql.Of($"""
            select json_build_object('type', 'FeatureCollection', 'features', coalesce(json_agg(json_build_object('type', 'Feature', 'properties', json_build_object('name', name), 'geometry', geometry)), '[]'))::text
            from map_areas
            """), cancellation) ?? string.Empty, "application/geo+json");
}
