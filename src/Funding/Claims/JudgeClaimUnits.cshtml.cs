using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Refuses units of a claim, or takes that back.</summary>
[Authorize(Policy = Permissions.ClaimsReview)]
public sealed class JudgeClaimUnitsPage(Workspace workspace, ClaimReader reader, WorkClaim work) : MoneyPage(workspace)
{
    /// <summary>The claim of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Claim { get; set; }

    /// <summary>The scheme of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Scheme { get; set; }

    [BindProperty]
    public RefusalInput Input { get; set; } = new();

    /// <summary>The units.</summary>
    public ClaimedUnits Found { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        Input = new RefusalInput { Reason = Found.RefusedReason };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : !ModelState.IsValid ? Refused(Result.Done)
        : string.IsNullOrWhiteSpace(Input.Reason) ? Refused(Result.Refused(nameof(Input.Reason), "claims.rule.note"))
        : Answer(await work.JudgeUnitsAsync(Initiative, Claim, Scheme, Input.Reason, cancellation), ClaimPaths.Claim(Initiative, Claim), "claims.notice.units_refused");

    public async Task<IActionResult> OnPostAcceptAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        ModelState.Clear();
        return Answer(await work.JudgeUnitsAsync(Initiative, Claim, Scheme, refusal: null, cancellation), ClaimPaths.Claim(Initiative, Claim), "claims.notice.units_accepted");
    }

    // Nothing of the claim is kept between reading and judging: it may be another by then.
    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if ((await reader.UnitsAsync(Initiative, Claim, cancellation)).FirstOrDefault(units => units.Id == Scheme && units.Certified is not null) is not { } units || !await OpenAsync("claims.units.title", cancellation))
        {
            return false;
        }

        Chrome.Crumb(T["claims.title"], ClaimPaths.All(Initiative));
        Found = units;
        return true;
    }
}
