using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Adds a party to the register.</summary>
[Authorize(Policy = Permissions.OrganisationsEdit)]
public sealed class NewOrganisationPage(AddOrganisation add, OrganisationRules rules, OrganisationParents parents) : SamstegPage, IOrganisationForm
{
    [BindProperty]
    public OrganisationInput Input { get; set; } = new();

    public IReadOnlyList<Choice> Parents { get; private set; } = [];

    public OrganisationChoice? Taken { get; private set; }

    public string BackPath => "/organisationer";

    public async Task OnGetAsync(CancellationToken cancellation) => Parents = await parents.ForAsync(Input.Id, cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Parents = await parents.ForAsync(Input.Id, cancellation);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var result = await add.RunAsync(Input, cancellation);
        Taken = result.IsDone ? null : await rules.TakenAsync(Input, cancellation);
        return Answer(result, $"/organisationer/{Input.Id}", "organisations.notice.added", Input.Name);
    }
}
