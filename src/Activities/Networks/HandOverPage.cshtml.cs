using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Names who calls a network's meetings, or hands that over to another member.</summary>
[Authorize(Policy = Permissions.ActivitiesEdit)]
public sealed class HandOverPage(HandOverNetwork handOver, NetworkReader networks, Workspace workspace, TimeProvider clock) : NetworkFrame(networks, workspace)
{
    [BindProperty]
    public NetworkHandOverInput Input { get; set; } = new();

    /// <summary>Members, each with its contact person.</summary>
    public IReadOnlyList<Choice> Members { get; private set; } = [];

    /// <summary>Who does now; null for nobody.</summary>
    public NetworkConvenorRow? Convenor { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Input.OccurredOn = clock.Today();
        return await LoadAsync(cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await handOver.RunAsync(Initiative, Network, Input, cancellation), Facts.Path, "networks.notice.handed_over")
        : Page();

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("networks.convenor.title", cancellation))
        {
            return false;
        }

        Convenor = (await Networks.ConvenorsAsync(Network, cancellation)).FirstOrDefault();
        Members =
        [
            .. (await Networks.MembersAsync(Network, cancellation)).Where(static member => member.LeftOn is null)
                .Select(static member => new Choice(member.Id.ToString(), member.ContactPerson is { } person ? $"{member.Organisation} – {person}" : member.Organisation)),
        ];
        return true;
    }
}
