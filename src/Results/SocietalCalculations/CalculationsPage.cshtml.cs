using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>An initiative's calculations of what it may be worth.</summary>
[Authorize(Policy = Permissions.ResultsRead)]
public sealed class CalculationsPage(Workspace workspace, CalculationReader calculations, CurrentUser user) : SamstegPage
{
    /// <summary>The initiative of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>The calculations, the newest first.</summary>
    public IReadOnlyList<SocietalCalculation> Calculations { get; private set; } = [];

    /// <summary>Whether the viewer may make one.</summary>
    public bool MayEdit { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "calculations.title", cancellation) is null)
        {
            return NotFound();
        }

        Chrome.Crumb(T["results.statistics.title"], $"/insatser/{Initiative}/statistik");
        Calculations = await calculations.AllAsync(Initiative, cancellation);
        MayEdit = user.May(Permissions.ResultsEdit, Initiative);
        return Page();
    }
}
