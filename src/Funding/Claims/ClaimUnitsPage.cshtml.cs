using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>How many units a claim asks for, scheme by scheme.</summary>
[Authorize(Policy = Permissions.MoneyEdit)]
public sealed class ClaimUnitsPage(Workspace workspace, ClaimReader reader, EnterClaimUnits enter) : MoneyPage(workspace)
{
    /// <summary>The claim of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Claim { get; set; }

    [BindProperty]
    public ClaimUnitsInput Input { get; set; } = new();

    /// <summary>The claim.</summary>
    public CostClaim Found { get; private set; } = null!;

    /// <summary>The schemes that hold on all of its days, and those it asks by already.</summary>
    public IReadOnlyList<UnitCost> Schemes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        if (!Found.State.IsOpen())
        {
            return Redirect(ClaimPaths.Claim(Initiative, Claim));
        }

        var entered = (await reader.UnitsAsync(Initiative, Claim, cancellation)).ToDictionary(static units => units.Id);
        Input = new ClaimUnitsInput
        {
            Version = Found.Version,
            Rows = [.. Schemes.Select(scheme => new ClaimUnitsInput.UnitsInput { UnitCost = scheme.Id, Units = entered.GetValueOrDefault(scheme.Id)?.Units, Evidence = entered.GetValueOrDefault(scheme.Id)?.Evidence })],
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await enter.RunAsync(Initiative, Claim, Input, cancellation), ClaimPaths.Claim(Initiative, Claim), "unit_costs.notice.entered")
        : Refused(Result.Done);

    /// <summary>The scheme of a row that was sent; null for none of the initiative's.</summary>
    public UnitCost? SchemeOf(int row) => Schemes.FirstOrDefault(scheme => scheme.Id == Input.Rows[row].UnitCost);

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await reader.FindAsync(Initiative, Claim, cancellation) is not { } claim || !await OpenAsync("unit_costs.enter.title", cancellation, Display.Period(claim.FirstDay, claim.LastDay)))
        {
            return false;
        }

        Chrome.Crumb(T["claims.title"], ClaimPaths.All(Initiative));
        Chrome.Crumb(T["claims.claim.title", Display.Period(claim.FirstDay, claim.LastDay)], ClaimPaths.Claim(Initiative, Claim));
        Found = claim;
        Schemes = [.. (await reader.UnitCostsAsync(Initiative, cancellation)).Where(scheme => scheme.Holds(claim.FirstDay, claim.LastDay) || Input.Rows.Any(row => row.UnitCost == scheme.Id))];
        return true;
    }
}
