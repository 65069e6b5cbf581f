using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Where a file of organisations is handed in, a sample is fetched, and those that wait are found.</summary>
[Authorize(Policy = Permissions.OrganisationsEdit), UploadLimit]
public sealed class OrganisationImportsPage(ImportOrganisations imports) : SamstegPage
{
    /// <summary>The form of the sample that is fetched; null for the page.</summary>
    [BindProperty(SupportsGet = true, Name = "mall")]
    public string? Sample { get; set; }

    [BindProperty]
    public OrganisationFileInput Input { get; set; } = new();

    public IReadOnlyList<WaitingImport> Waiting { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (Sample is "csv" or "xlsx")
        {
            return OrganisationFields.Sample(Sample is "csv" ? TableFormat.Csv : TableFormat.Xlsx, T);
        }

        Waiting = await imports.WaitingAsync(null, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Waiting = await imports.WaitingAsync(null, cancellation);
        return ModelState.IsValid ? Answer(await imports.TakeInAsync(Input, cancellation), $"/organisationer/import/{Input.Form}", "organisations.import.taken_in") : Page();
    }
}
