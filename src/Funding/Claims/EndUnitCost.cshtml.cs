using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Says until when a scheme of unit costs holds.</summary>
[Authorize(Policy = Permissions.ClaimsReview)]
public sealed class EndUnitCostPage(Workspace workspace, ClaimReader reader, ChangeUnitCosts change) : MoneyPage(workspace)
{
    /// <summary>The scheme of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Scheme { get; set; }

    [BindProperty]
    public UnitCostEndInput Input { get; set; } = new();

    /// <summary>The scheme.</summary>
    public UnitCost Found { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        Input = new UnitCostEndInput { LastDay = Found.LastDay };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await change.EndAsync(Initiative, Scheme, Input, cancellation), ClaimPaths.UnitCosts(Initiative), "unit_costs.notice.ended")
        : Refused(Result.Done);

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if ((await reader.UnitCostsAsync(Initiative, cancellation)).FirstOrDefault(scheme => scheme.Id == Scheme) is not { } found || !await OpenAsync("unit_costs.end.title", cancellation, found.Name))
        {
            return false;
        }

        Chrome.Crumb(T["unit_costs.title"], ClaimPaths.UnitCosts(Initiative));
        Found = found;
        return true;
    }
}
