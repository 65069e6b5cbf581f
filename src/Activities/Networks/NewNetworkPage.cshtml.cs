using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What the form for a network needs.</summary>
public interface INetworkForm
{
    NetworkInput Input { get; }

    string BackPath { get; }
}

/// <summary>Makes a network.</summary>
[Authorize(Policy = Permissions.ActivitiesEdit)]
public sealed class NewNetworkPage(ChangeNetwork change, Workspace workspace, TimeProvider clock) : SamstegPage, INetworkForm
{
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    [BindProperty]
    public NetworkInput Input { get; set; } = new();

    public string BackPath => NetworkPaths.List(Initiative);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Input.StartedOn = clock.Today();
        return await OpenAsync(cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await OpenAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await change.AddAsync(Initiative, Input, cancellation), NetworkPaths.Of(Initiative, Input.Form), "networks.notice.added")
        : Page();

    private async Task<bool> OpenAsync(CancellationToken cancellation) => await workspace.OpenAsync(Initiative, "networks.new.title", cancellation) is not null;
}
