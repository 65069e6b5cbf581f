using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Says that an enterprise left its cohort before the end, or that it did not.</summary>
[Authorize(Policy = Permissions.ActivitiesEdit)]
public sealed class LeaveCohortPage(ChangeCohortMembers change, RequestDatabase database, CohortReader cohorts, Workspace workspace, TimeProvider clock) : CohortFrame(cohorts, workspace)
{
    [BindProperty(SupportsGet = true)]
    public Guid Member { get; set; }

    [BindProperty]
    public LeaveCohortInput Input { get; set; } = new();

    public string Organisation { get; private set; } = string.Empty;

    /// <summary>Whether it is registered as having left.</summary>
    public bool HasLeft { get; private set; }

    public string BackPath => CohortPaths.Member(Initiative, Cohort, Member);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        var member = await database.Context.Set<CohortMember>().AsNoTracking().SingleAsync(found => found.Id == Member, cancellation);
        Input = new LeaveCohortInput { Version = member.Version, LeftOn = member.LeftOn ?? clock.Today(), Reason = member.LeftReason };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await change.LeaveAsync(Initiative, Cohort, Member, Input, cancellation), BackPath, "cohorts.notice.left")
        : Page();

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await OpenMemberAsync(Member, "cohorts.leave.title", cancellation) is not { } view)
        {
            return false;
        }

        (Organisation, HasLeft) = (view.Organisation, view.LeftOn is not null);
        return true;
    }
}
