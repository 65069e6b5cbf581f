using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Changes a party in the register.</summary>
[Authorize(Policy = Permissions.OrganisationsEdit)]
public sealed class EditOrganisationPage(ChangeOrganisation change, OrganisationRules rules, OrganisationParents parents, RequestDatabase database) : SamstegPage, IOrganisationForm
{
    [BindProperty(SupportsGet = true)]
    public OrganisationId Organisation { get; set; }

    [BindProperty]
    public OrganisationInput Input { get; set; } = new();

    public IReadOnlyList<Choice> Parents { get; private set; } = [];

    public OrganisationChoice? Taken { get; private set; }

    public string BackPath => $"/organisationer/{Organisation}";

    /// <summary>The name as it stands in the register, whatever is typed in the form.</summary>
    public string Name { get; private set; } = string.Empty;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is not { } organisation)
        {
            return NotFound();
        }

        Input = OrganisationInput.Of(organisation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is null)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var result = await change.RunAsync(Input with { Id = Organisation }, cancellation);
        Taken = result is { IsDone: false } ? await rules.TakenAsync(Input with { Id = Organisation }, cancellation) : null;
        return Answer(result, BackPath, "organisations.notice.changed");
    }

    private async Task<Organisation?> LoadAsync(CancellationToken cancellation)
    {
        var organisation = await database.Context.Set<Organisation>().SingleOrDefaultAsync(found => found.Id == Organisation, cancellation);
        Name = organisation?.Name ?? string.Empty;
        Parents = await parents.ForAsync(Organisation, cancellation);
        return organisation;
    }
}
