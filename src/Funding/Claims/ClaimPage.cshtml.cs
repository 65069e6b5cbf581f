using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A claim: what it comes to and why, its costs, and what has happened to it.</summary>
[Authorize(Policy = Permissions.MoneyRead)]
public sealed class ClaimPage(Workspace workspace, BudgetReader budgets, ClaimReader reader, WorkClaim work, Lists lists, CurrentUser user) : ClaimForm(workspace, budgets, reader, work)
{
    /// <summary>Most rows of an open claim that are shown.</summary>
    private const int MostRows = 100;

    /// <summary>The costs, once they are certified; null while it is open.</summary>
    public ListView? List { get; private set; }

    /// <summary>What has happened to it.</summary>
    public IReadOnlyList<ClaimEventRow> Events { get; private set; } = [];

    /// <summary>By cost type and payer: what it cost, and what of it is eligible.</summary>
    public IReadOnlyList<(string? CostType, Payer Payer, decimal Cost, decimal Eligible)> Types { get; private set; } = [];

    /// <summary>Why costs are not eligible, and how many and how much.</summary>
    public IReadOnlyList<(Ineligible Reason, int Count, decimal Cost)> Reasons { get; private set; } = [];

    /// <summary>The first of those that are not eligible.</summary>
    public IReadOnlyList<JudgedCost> Left => [.. Basis.Costs.Where(static one => one.Reason is not null).Take(MostRows)];

    public bool MayEdit => user.May(Permissions.MoneyEdit, Initiative) && Found.State is ClaimState.Draft or ClaimState.Returned or ClaimState.Certified;

    /// <summary>Whether units may be entered: it is open, and some scheme holds on its days or is asked by already.</summary>
    public bool MayCount { get; private set; }

    /// <summary>Whether the viewer takes the next step of the association's.</summary>
    public bool MayReview => Reviews && Bias is null;

    /// <summary>Why the viewer, who reviews claims, does not review this one; null where nothing is in the way.</summary>
    public string? Bias { get; private set; }

    private bool Reviews => user.May(Permissions.ClaimsReview, Initiative) && Found.State is ClaimState.Submitted or ClaimState.Approved;

    /// <summary>Whether the viewer refuses single costs and units now.</summary>
    public bool MayJudge => MayReview && Found.State is ClaimState.Submitted;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync("claims.claim.title", cancellation))
        {
            return NotFound();
        }

        Bias = Reviews ? await BiasAsync(cancellation) : null;
        if (!Found.State.IsOpen() && Found.State is not ClaimState.Withdrawn)
        {
            var list = ClaimList.Rows(Initiative, Claim, MayJudge);
            var request = ListRequest.Of(Request);
            if (request.Export is not null)
            {
                return await lists.ExportAsync(list, request, "claim_rows", Initiative, cancellation);
            }

            List = await lists.PageAsync(list, request, cancellation);
        }

        MayCount = MayEdit && Found.State.IsOpen() && (Basis.Units.Count > 0 || (await Reader.UnitCostsAsync(Initiative, cancellation)).Any(scheme => scheme.Holds(Found.FirstDay, Found.LastDay)));
        Events = await Reader.EventsAsync(Claim, cancellation);
        Types = [.. Basis.Costs.GroupBy(static one => (one.Cost.CostType, one.Cost.Payer)).Select(static group => (group.Key.CostType, group.Key.Payer, group.Sum(static one => one.Cost.Amount), group.Sum(static one => one.Amount)))
            .OrderBy(static row => row.Payer).ThenBy(static row => CostTypes.All.TakeWhile(code => code != row.CostType).Count())];
        Reasons = [.. Basis.Costs.Where(static one => one.Reason is not null).GroupBy(static one => one.Reason!.Value).Select(static group => (group.Key, group.Count(), group.Sum(static one => one.Cost.Amount))).OrderBy(static row => row.Key)];
        return Page();
    }
}
