using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>An organisation: facts, units, contact persons, and what other capabilities know of it.</summary>
[Authorize(Policy = Permissions.OrganisationsRead)]
public sealed class OrganisationOverviewPage(RequestDatabase database, CurrentUser user) : SamstegPage
{
    [BindProperty(SupportsGet = true)]
    public OrganisationId Organisation { get; set; }

    internal OrganisationFileRow Facts { get; private set; } = null!;

    internal IReadOnlyList<UnitRow> Units { get; private set; } = [];

    internal IReadOnlyList<ContactPersonRow> ContactPersons { get; private set; } = [];

    internal IReadOnlyList<PlaceRow> Places { get; private set; } = [];

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
        Places = await database.QueryAsync<PlaceRow>(PlaceRow.Of(Organisation), cancellation);
        ContactPersons = await file.ContactPersonsAsync(Organisation, cancellation);
        return Page();
    }
}
