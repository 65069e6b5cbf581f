using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>The schemes of unit costs that claims may be counted by.</summary>
[Authorize(Policy = Permissions.ClaimsReview)]
public sealed class UnitCostsPage(Workspace workspace, ClaimReader reader, ChangeUnitCosts change) : MoneyPage(workspace)
{
    [BindProperty]
    public UnitCostInput Input { get; set; } = new();

    /// <summary>Those there are.</summary>
    public IReadOnlyList<UnitCost> Schemes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Input = new UnitCostInput { CostType = "participant_costs" };
        return await LoadAsync(cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await change.AddAsync(Initiative, Input, cancellation), ClaimPaths.UnitCosts(Initiative), "unit_costs.notice.added")
        : Refused(Result.Done);

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("unit_costs.title", cancellation))
        {
            return false;
        }

        Chrome.Crumb(T["claims.title"], ClaimPaths.All(Initiative));
        Schemes = await reader.UnitCostsAsync(Initiative, cancellation);
        return true;
    }
}
