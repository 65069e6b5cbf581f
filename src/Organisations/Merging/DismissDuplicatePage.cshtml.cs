using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Says that two organisations that look alike are not the same.</summary>
[Authorize(Policy = Permissions.OrganisationsEdit)]
public sealed class DismissDuplicatePage(DismissDuplicate dismiss, OrganisationChoices organisations) : SamstegPage
{
    [BindProperty(SupportsGet = true)]
    public OrganisationId Organisation { get; set; }

    [BindProperty(SupportsGet = true)]
    public OrganisationId Other { get; set; }

    [BindProperty]
    public DismissalInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await OpenAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await OpenAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await dismiss.RunAsync(Organisation, Other, Input, cancellation), "/organisationer/dubbletter", "organisations.dismiss.done")
        : Page();

    private async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        if (Organisation == Other || await organisations.FindAsync(Organisation, cancellation) is not { } one || await organisations.FindAsync(Other, cancellation) is not { } other)
        {
            return false;
        }

        Chrome.Page(T["organisations.dismiss.title"], T["organisations.merge.subtitle", one.Name, other.Name])
            .Crumb(T["organisations.register.title"], "/organisationer").Crumb(T["organisations.duplicates.title"], "/organisationer/dubbletter");
        return true;
    }
}
