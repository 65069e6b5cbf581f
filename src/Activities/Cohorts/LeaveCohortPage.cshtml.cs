using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Says that an enterprise left its cohort before the end, or that it did not.</summary>
[Authorize(Policy = Permissions.ActivitiesEdit)]
public sealed class LeaveCohortPage(ChangeCohortMembers change, RequestDatabase database, CohortReader cohorts, Workspace workspace, TimeProvider clock) : CohortMemberFrame(cohorts, workspace)
{
    [BindProperty]
    public LeaveCohortInput Input { get; set; } = new();

    /// <summary>Whether it is registered as having left.</summary>
    public bool HasLeft => View.LeftOn is not null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("cohorts.leave.title", cancellation))
        {
            return NotFound();
        }

        var member = await database.Context.Set<CohortMember>().AsNoTracking().SingleAsync(found => found.Id == Member, cancellation);
        Input = new LeaveCohortInput { Version = member.Version, LeftOn = member.LeftOn ?? clock.Today(), Reason = member.LeftReason };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await OpenAsync("cohorts.leave.title", cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await change.LeaveAsync(Initiative, Cohort, Member, Input, cancellation), MemberPath, "cohorts.notice.left")
        : Page();
}
