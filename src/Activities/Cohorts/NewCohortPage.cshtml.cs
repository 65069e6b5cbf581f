using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What the form for a cohort needs.</summary>
public interface ICohortForm
{
    CohortInput Input { get; }

    string BackPath { get; }
}

/// <summary>Makes a cohort with its phases.</summary>
[Authorize(Policy = Permissions.ActivitiesEdit)]
public sealed class NewCohortPage(ChangeCohort change, Workspace workspace) : SamstegPage, ICohortForm
{
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    [BindProperty]
    public CohortInput Input { get; set; } = new();

    public string BackPath => CohortPaths.List(Initiative);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return NotFound();
        }

        Input = await change.BeginningAsync(Initiative, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await OpenAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await change.AddAsync(Initiative, Input, cancellation), CohortPaths.Of(Initiative, Input.Form), "cohorts.notice.added")
        : Page();

    private async Task<bool> OpenAsync(CancellationToken cancellation) => await workspace.OpenAsync(Initiative, "cohorts.new.title", cancellation) is not null;
}
