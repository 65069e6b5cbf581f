using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Takes the last hand-over back, with the reason.</summary>
[Authorize(Policy = Permissions.ActivitiesEdit)]
public sealed class RetractHandOverPage(HandOverNetwork handOver, NetworkReader networks, Workspace workspace) : NetworkFrame(networks, workspace)
{
    [BindProperty(SupportsGet = true, Name = "handover")]
    public Guid HandOver { get; set; }

    [BindProperty]
    public RetractionInput Input { get; set; } = new();

    /// <summary>What is taken back.</summary>
    public NetworkConvenorRow Row { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await handOver.RetractAsync(Initiative, Network, HandOver, Input, cancellation), Facts.Path, "networks.notice.retracted")
        : Page();

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("networks.convenor.retract_title", cancellation) || (await Networks.ConvenorsAsync(Network, cancellation)).FirstOrDefault(row => row.Id == HandOver) is not { } row)
        {
            return false;
        }

        Row = row;
        return true;
    }
}
