using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>Panel on an organisation's page: the needs, ideas and innovation processes it has or takes part in, where the viewer may read them.</summary>
public sealed class OrganisationInnovations(InnovationReader reader, CurrentUser user) : ViewComponent
{
    /// <summary>The panel; nothing when there are none.</summary>
    public async Task<IViewComponentResult> InvokeAsync(OrganisationId organisation)
    {
        var rows = await reader.OfOrganisationAsync(organisation, user.ScopeWhere(Permissions.ProcurementRead), HttpContext.RequestAborted);
        return rows.Count == 0 ? Content(string.Empty) : View("/Innovations/OrganisationInnovations.cshtml", rows);
    }
}
