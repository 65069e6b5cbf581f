using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Asks an enterprise what it needs, area by area.</summary>
[Authorize(Policy = Permissions.AttendanceEdit)]
public sealed class NeedsPage(RegisterNeeds needs, CohortReader cohorts, Workspace workspace, TimeProvider clock) : CohortFrame(cohorts, workspace)
{
    [BindProperty(SupportsGet = true)]
    public Guid Member { get; set; }

    [BindProperty]
    public CohortNeedsInput Input { get; set; } = new();

    public CohortMemberView View { get; private set; } = null!;

    public string BackPath => CohortPaths.Member(Initiative, Cohort, Member);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Input.OccurredOn = clock.Today();
        return await LoadAsync(cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await needs.RunAsync(View, Initiative, Input, cancellation), BackPath, "cohorts.notice.needs")
        : Page();

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await OpenMemberAsync(Member, "cohorts.needs.heading", cancellation) is not { } view)
        {
            return false;
        }

        View = view;
        Input.Show(CohortNeeds.Form.Fields, null);
        return true;
    }
}
