using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Changes a network, or says that it has ended.</summary>
[Authorize(Policy = Permissions.ActivitiesEdit)]
public sealed class EditNetworkPage(ChangeNetwork change, RequestDatabase database, NetworkReader networks, Workspace workspace) : NetworkFrame(networks, workspace), INetworkForm
{
    [BindProperty]
    public NetworkInput Input { get; set; } = new();

    public string BackPath => NetworkPaths.Of(Initiative, Network);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("networks.change.title", cancellation))
        {
            return NotFound();
        }

        var network = await database.Context.Set<Network>().AsNoTracking().SingleAsync(found => found.Id == Network, cancellation);
        Input = new NetworkInput
        {
            Form = network.Id, Version = network.Version, Name = network.Name, Purpose = network.Purpose, StartedOn = network.StartedOn, EndedOn = network.EndedOn,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await OpenAsync("networks.change.title", cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await change.ReviseAsync(Initiative, Network, Input, cancellation), BackPath, "networks.notice.changed")
        : Page();
}
