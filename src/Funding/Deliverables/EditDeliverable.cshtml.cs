using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Changes what something that is left behind is.</summary>
[Authorize(Policy = Permissions.ApplicationsEdit)]
public sealed class EditDeliverablePage(Workspace workspace, SaveDeliverable save) : DeliverableFrame(workspace, save), IDeliverableForm
{
    /// <inheritdoc/>
    [BindProperty]
    public DeliverableInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("deliverables.change.title", cancellation))
        {
            return NotFound();
        }

        Input = new DeliverableInput
        {
            Id = Found.Id, Version = Found.Version, Name = Found.Name, Kind = Found.Kind, Receiver = Found.Receiver, Steward = Found.Steward, LaterCheck = Found.LaterCheck, DueOn = Found.DueOn,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await OpenAsync("deliverables.change.title", cancellation) ? NotFound()
        : !ModelState.IsValid ? Page()
        : Answer(await Save.ChangeAsync(Found, Input, cancellation), BackPath, "deliverables.notice.changed");
}
