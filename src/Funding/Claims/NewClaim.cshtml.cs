using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Begins a claim.</summary>
[Authorize(Policy = Permissions.MoneyEdit)]
public sealed class NewClaimPage(Workspace workspace, BudgetReader reader, WorkClaim work, CurrentUser user, TimeProvider clock) : MoneyPage(workspace)
{
    private const int MonthsOfHalfYear = 6;

    [BindProperty]
    public ClaimInput Input { get; set; } = new();

    /// <summary>The partners.</summary>
    public IReadOnlyList<Choice> Partners { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var today = clock.Today();
        var half = new DateOnly(today.Year, today.Month > MonthsOfHalfYear ? MonthsOfHalfYear + 1 : 1, 1);
        Input = new ClaimInput { Organisation = user.OrganisationIn(Initiative), FirstDay = half.AddMonths(-MonthsOfHalfYear), LastDay = half.AddDays(-1) };
        return await LoadAsync(cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await work.AddAsync(Initiative, Input, cancellation), ClaimPaths.Claim(Initiative, Input.Form), "claims.notice.added")
        : Refused(Result.Done);

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("claims.new.title", cancellation))
        {
            return false;
        }

        Chrome.Crumb(T["claims.title"], ClaimPaths.All(Initiative));
        Partners = [.. (await reader.PartnersAsync(Initiative, cancellation)).Select(static partner => new Choice(partner.Id.ToString(), partner.Name))];
        return true;
    }
}
