using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>An organisation: facts, units, contact persons, and what other capabilities know of it.</summary>
[Authorize(Policy = Permissions.OrganisationsRead)]
public sealed class OrganisationOverviewPage(RequestDatabase database, PipelineReader pipeline, ReadinessReader readiness, MergedOrganisations merged, CurrentUser user, TimeProvider clock) : SamstegPage
{
    private const int ContactsShown = 3;

    [BindProperty(SupportsGet = true)]
    public OrganisationId Organisation { get; set; }

    internal OrganisationFileRow Facts { get; private set; } = null!;

    internal IReadOnlyList<UnitRow> Units { get; private set; } = [];

    internal IReadOnlyList<ContactPersonRow> ContactPersons { get; private set; } = [];

    internal IReadOnlyList<PlaceRow> Places { get; private set; } = [];

    /// <summary>How it stands with it, and what is next.</summary>
    public PipelineStanding Pipeline { get; private set; } = null!;

    /// <summary>The latest contacts.</summary>
    public IReadOnlyList<ContactLine> Contacts { get; private set; } = [];

    /// <summary>What it is ready for.</summary>
    public IReadOnlyList<RoleReadiness> Readiness { get; private set; } = [];

    public DateOnly Today => clock.Today();

    public bool MayAdd => user.May(Permissions.OrganisationsAdd);

    public bool MayEdit => user.May(Permissions.OrganisationsEdit);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var file = new OrganisationFile(database);
        if (await file.FindAsync(Organisation, cancellation) is not { } facts)
        {
            return await merged.FindAsync(Organisation, cancellation) is { } into ? Redirect($"/organisationer/{into}") : NotFound();
        }

        Facts = facts;
        Units = await file.UnitsAsync(Organisation, cancellation);
        Places = await database.QueryAsync<PlaceRow>(PlaceRow.Of(Organisation), cancellation);
        ContactPersons = await file.ContactPersonsAsync(Organisation, cancellation);
        Pipeline = (await pipeline.StandingAsync(Organisation, cancellation))!;
        Readiness = await readiness.OfAsync(Organisation, named: false, cancellation);
        Contacts = await pipeline.ContactsAsync(Organisation, ContactsShown, cancellation);
        return Page();
    }
}
