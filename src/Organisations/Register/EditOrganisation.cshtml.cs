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

    public IReadOnlyList<OrganisationChoice> Alike => [];

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

        var input = Input with { Id = Organisation };
        var result = ModelState.IsValid ? await change.RunAsync(input, cancellation) : (await rules.CheckAsync(input, cancellation)).Result;
        Taken = result is null or { IsDone: true } ? null : await rules.TakenAsync(input, cancellation);
        return ModelState.IsValid ? Answer(result, BackPath, "organisations.notice.changed") : Refused(result!);
    }

    private async Task<Organisation?> LoadAsync(CancellationToken cancellation)
    {
        var organisation = await database.Context.Set<Organisation>().SingleOrDefaultAsync(found => found.Id == Organisation, cancellation);
        Name = organisation?.Name ?? string.Empty;
        Parents = await parents.ForAsync(Organisation, cancellation);
        return organisation;
    }
}
