using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>Corrects what is registered of a process, or takes it back.</summary>
[Authorize(Policy = Permissions.ProcurementEdit)]
public sealed class CorrectInnovationEventPage(InnovationReader reader, Workspace workspace, RegisterInnovationEvent register) : InnovationFrame(reader, workspace)
{
    [BindProperty(SupportsGet = true)]
    public Guid Registration { get; set; }

    [BindProperty]
    public InnovationCorrection Input { get; set; } = new();

    public InnovationEventRow Row { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation) || !Row.IsStanding)
        {
            return NotFound();
        }

        Input = new InnovationCorrection { OccurredOn = Row.OccurredOn, DecidedBy = Row.DecidedBy, Because = Row.Because };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await register.CorrectAsync(Initiative, Process, Registration, Input, cancellation), Facts.Path, "innovations.notice.corrected")
        : Page();

    public async Task<IActionResult> OnPostRetractAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : Answer(await register.RetractAsync(Initiative, Process, Registration, Input.Reason ?? string.Empty, cancellation), Facts.Path, "innovations.notice.retracted");

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("innovations.correct.title", cancellation)
            || (await Reader.EventsAsync(Process, cancellation)).FirstOrDefault(row => row.Id == Registration) is not { } found)
        {
            return false;
        }

        Row = found;
        return true;
    }
}
