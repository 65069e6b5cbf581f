using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Asks an enterprise what it needs, area by area.</summary>
[Authorize(Policy = Permissions.AttendanceEdit)]
public sealed class NeedsPage(RegisterNeeds needs, CohortReader cohorts, Workspace workspace, TimeProvider clock) : CohortMemberFrame(cohorts, workspace)
{
    [BindProperty]
    public CohortNeedsInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Input.OccurredOn = clock.Today();
        return await LoadAsync(cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await needs.RunAsync(View, Initiative, Input, cancellation), MemberPath, "cohorts.notice.needs")
        : Page();

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Input.Show(CohortNeeds.Form.Fields, null);
        return await OpenAsync("cohorts.needs.heading", cancellation);
    }
}
