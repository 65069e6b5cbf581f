using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Where a claim is certified by its partner, handed in, opened again or taken back.</summary>
[Authorize(Policy = Permissions.MoneyEdit)]
public sealed class CertifyClaimPage(Workspace workspace, BudgetReader budgets, ClaimReader reader, WorkClaim work) : ClaimForm(workspace, budgets, reader, work)
{
    private const string Title = "claims.certify.title";

    private static readonly ClaimStep[] Steps = [ClaimStep.Certify, ClaimStep.Submit, ClaimStep.Reopen, ClaimStep.Withdraw];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(Title, cancellation))
        {
            return NotFound();
        }

        Input = new ClaimStepInput { Version = Found.Version, Amount = AmountNow };
        return Found.State.After(ClaimStep.Certify) is null && Found.State.After(ClaimStep.Submit) is null ? Redirect(ClaimPaths.Claim(Initiative, Claim)) : Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) => TakeAsync(Steps, Title, cancellation);
}
