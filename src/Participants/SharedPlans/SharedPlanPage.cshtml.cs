using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What somebody shares of an action plan; that it was read is logged.</summary>
[Authorize(Policy = Permissions.PlansShared)]
public sealed class SharedPlanPage(SharedPlanReader plans) : SamstegPage
{
    /// <summary>It.</summary>
    public SharedPlan Shared { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync([FromRoute(Name = "shared")] Guid shared, CancellationToken cancellation)
    {
        if (await plans.OpenAsync(new ParticipantId(shared), cancellation) is not { } plan)
        {
            return NotFound();
        }

        Shared = plan;
        return Page();
    }
}
