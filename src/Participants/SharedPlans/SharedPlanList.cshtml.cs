using Microsoft.AspNetCore.Authorization;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>The plans that participants share with the organisations the user is there for.</summary>
[Authorize(Policy = Permissions.PlansShared)]
public sealed class SharedPlanListPage(SharedPlanReader shared) : SamstegPage
{
    /// <summary>Those.</summary>
    public IReadOnlyList<SharedPlan> Plans { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellation) => Plans = await shared.AllAsync(cancellation);
}
