using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Registers evidence that an organisation meets a rule of readiness.</summary>
[Authorize(Policy = Permissions.OrganisationsEdit)]
public sealed class NewReadinessEvidencePage(RegisterReadinessEvidence register, RequestDatabase database, OrganisationChoices organisations, TimeProvider clock)
    : EvidenceFormPage(database, organisations), IEvidenceForm
{
    [BindProperty(SupportsGet = true)]
    public Guid Rule { get; set; }

    [BindProperty]
    public ReadinessEvidenceInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Input = new ReadinessEvidenceInput { OccurredOn = clock.Today() };
        return await LoadAsync(cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        return ModelState.IsValid ? Answer(await register.RunAsync(Organisation, Rule, Input, cancellation), Path, "readiness.evidence.registered") : Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation) => await OpenAsync(Rule, "readiness.evidence.new", cancellation) && Terms is not null;
}
