using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Changes a cohort: its name, room and phases.</summary>
[Authorize(Policy = Permissions.ActivitiesEdit)]
public sealed class EditCohortPage(ChangeCohort change, RequestDatabase database, CohortReader cohorts, Workspace workspace) : CohortFrame(cohorts, workspace), ICohortForm
{
    [BindProperty]
    public CohortInput Input { get; set; } = new();

    public string BackPath => CohortPaths.Of(Initiative, Cohort);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("cohorts.change.title", cancellation))
        {
            return NotFound();
        }

        Input = new CohortInput
        {
            Form = Cohort,
            Version = await database.Context.Set<Cohort>().Where(found => found.Id == Cohort).Select(static found => found.Version).SingleAsync(cancellation),
            Name = Facts.Name,
            Capacity = Facts.Capacity,
            Phases = ChangeCohort.WithRoom(Phases.Select(static phase => new CohortInput.PhaseInput { Id = phase.Id, Name = phase.Name, StartsOn = phase.StartsOn, EndsOn = phase.EndsOn })),
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await OpenAsync("cohorts.change.title", cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await change.ReviseAsync(Initiative, Cohort, Input, cancellation), BackPath, "cohorts.notice.changed")
        : Page();
}
