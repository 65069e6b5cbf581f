using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>An organisation: facts, units, contact persons, and what other capabilities know of it.</summary>
[Authorize(Policy = Permissions.OrganisationsRead)]
public sealed class OrganisationOverviewPage(
    RequestDatabase database, MarkContactPersonLeft markLeft, IEnumerable<Capability> capabilities, CurrentUser user) : SamstegPage
{
    [BindProperty(SupportsGet = true)]
    public OrganisationId Organisation { get; set; }

    internal OrganisationFileRow Facts { get; private set; } = null!;

    internal IReadOnlyList<UnitRow> Units { get; private set; } = [];

    internal IReadOnlyList<ContactPersonRow> ContactPersons { get; private set; } = [];

    /// <summary>What the other capabilities show here, to this viewer.</summary>
    public IReadOnlyList<Panel> Panels { get; } =
    [
        .. capabilities.SelectMany(static capability => capability.Panels)
            .Where(panel => panel.Slot == PanelSlots.OrganisationMain && user.May(panel.Permission))
            .OrderBy(static panel => panel.Order),
    ];

    public bool MayEdit => user.May(Permissions.OrganisationsEdit);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var file = new OrganisationFile(database);
        if (await file.FindAsync(Organisation, cancellation) is not { } facts)
        {
            return NotFound();
        }

        Facts = facts;
        Units = await file.UnitsAsync(Organisation, cancellation);
        ContactPersons = await file.ContactPersonsAsync(Organisation, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostLeftAsync(Guid person, CancellationToken cancellation)
    {
        if (!MayEdit)
        {
            return StatusCode(Microsoft.AspNetCore.Http.StatusCodes.Status403Forbidden);
        }

        return await markLeft.RunAsync(Organisation, person, cancellation) is null
            ? NotFound()
            : Done($"/organisationer/{Organisation}", "organisations.notice.left");
    }
}
