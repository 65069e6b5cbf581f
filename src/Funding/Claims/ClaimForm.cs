using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What pages of a claim share: the claim of the address, what it comes to, and in whose name.</summary>
public abstract class ClaimForm(Workspace workspace, BudgetReader budgets, ClaimReader reader, WorkClaim work) : MoneyPage(workspace)
{
    /// <summary>The claim of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Claim { get; set; }

    /// <summary>What is typed.</summary>
    [BindProperty]
    public ClaimStepInput Input { get; set; } = new();

    /// <summary>The claim.</summary>
    public CostClaim Found { get; private set; } = null!;

    /// <summary>What it comes to.</summary>
    public ClaimBasis Basis { get; private set; } = null!;

    /// <summary>In whose name.</summary>
    public string Holder { get; private set; } = string.Empty;

    /// <summary>Whether the user certifies for them.</summary>
    public bool MayCertify { get; private set; }

    /// <summary>Who certifies it, in words; null when the user does, and when it is not to be certified.</summary>
    public string? WhoCertifies { get; private set; }

    private protected ClaimReader Reader => reader;

    /// <summary>Why the user judges nothing of it, as a key; null where nothing is in the way.</summary>
    private protected Task<string?> BiasAsync(CancellationToken cancellation) => work.BiasAsync(Found, cancellation);

    /// <summary>What would be asked for or approved now.</summary>
    public decimal AmountNow => Found.State is ClaimState.Submitted ? Math.Min(Basis.Amount, Found.Amount ?? 0) : Found.Amount ?? Basis.Amount;

    private protected async Task<bool> LoadAsync(string titleKey, CancellationToken cancellation)
    {
        if (await reader.FindAsync(Initiative, Claim, cancellation) is not { } claim || !await OpenAsync(titleKey, cancellation, Display.Period(claim.FirstDay, claim.LastDay)))
        {
            return false;
        }

        Chrome.Crumb(T["claims.title"], ClaimPaths.All(Initiative));
        Found = claim;
        Basis = await reader.BasisAsync(claim, cancellation);
        var holder = await reader.HolderAsync(claim, cancellation);
        Holder = (await budgets.PartnersAsync(Initiative, cancellation)).FirstOrDefault(partner => partner.Id == holder)?.Name ?? T["money.partner.unknown"];
        MayCertify = work.MayCertify(Initiative, holder);
        if (claim.State.After(ClaimStep.Certify) is not null && !MayCertify)
        {
            WhoCertifies = await work.CertifiersAsync(Initiative, holder, cancellation) is { Count: > 0 } names ? T["claims.certify.who", Holder, string.Join(", ", names)] : T["claims.certify.nobody", Holder];
        }

        return true;
    }

    /// <summary>Takes one of the steps that the page offers.</summary>
    private protected async Task<IActionResult> TakeAsync(IReadOnlyCollection<ClaimStep> steps, string titleKey, CancellationToken cancellation)
    {
        if (!await LoadAsync(titleKey, cancellation) || Input.Step is not { } step || !steps.Contains(step))
        {
            return NotFound();
        }

        Chrome.Crumb(T["claims.claim.title", Display.Period(Found.FirstDay, Found.LastDay)], ClaimPaths.Claim(Initiative, Claim));
        return ModelState.IsValid ? Answer(await work.StepAsync(Initiative, Claim, Input, cancellation), ClaimPaths.Claim(Initiative, Claim), $"claims.notice.{SnakeCase.Of(step.ToString())}") : Refused(Result.Done);
    }
}
