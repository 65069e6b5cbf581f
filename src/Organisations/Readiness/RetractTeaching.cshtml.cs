using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Takes back that somebody was taught.</summary>
[Authorize(Policy = Permissions.OrganisationsEdit)]
public sealed class RetractTeachingPage(RegisterTeaching register, OrganisationChoices organisations) : PipelinePage(organisations)
{
    [BindProperty(SupportsGet = true)]
    public Guid Teaching { get; set; }

    [BindProperty]
    public TeachingRetraction Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        return ModelState.IsValid ? Answer(await register.RetractAsync(Organisation, Teaching, Input, cancellation), $"{BackPath}/redo", "readiness.teaching.retracted") : Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await register.StandingAsync(Organisation, Teaching, cancellation) is null || !await OpenAsync("readiness.teaching.retract", cancellation))
        {
            return false;
        }

        Chrome.Crumb(T["readiness.title"], $"{BackPath}/redo");
        return true;
    }
}
