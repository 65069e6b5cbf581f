using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Where the association approves a claim, sends it back, or registers that it is paid.</summary>
[Authorize(Policy = Permissions.ClaimsReview)]
public sealed class ReviewClaimPage(Workspace workspace, BudgetReader budgets, ClaimReader reader, WorkClaim work, TimeProvider clock) : ClaimForm(workspace, budgets, reader, work)
{
    private const string Title = "claims.review.title";

    private static readonly ClaimStep[] Steps = [ClaimStep.Approve, ClaimStep.Return, ClaimStep.Pay];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(Title, cancellation))
        {
            return NotFound();
        }

        Input = new ClaimStepInput { Version = Found.Version, Amount = AmountNow, PaidOn = clock.Today() };
        return Found.State.After(ClaimStep.Approve) is null && Found.State.After(ClaimStep.Pay) is null ? Redirect(ClaimPaths.Claim(Initiative, Claim)) : Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) => TakeAsync(Steps, Title, cancellation);
}
