using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Says whether something that was left behind is still used.</summary>
[Authorize(Policy = Permissions.ApplicationsEdit)]
public sealed class CheckUsagePage(Workspace workspace, SaveDeliverable save, TimeProvider clock) : DeliverableFrame(workspace, save)
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public UsageInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Input = new UsageInput { CheckedOn = clock.Today() };
        return await LoadAsync(cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : !ModelState.IsValid ? Page()
        : Answer(await Save.CheckAsync(Found, Input, cancellation), BackPath, "deliverables.notice.checked");

    /// <summary>What is not delivered is not there to be looked at.</summary>
    private async Task<bool> LoadAsync(CancellationToken cancellation) => await OpenAsync("deliverables.check.title", cancellation) && Found.DeliveredOn is not null;
}
