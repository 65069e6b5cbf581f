using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Makes what has been entered by hand the original.</summary>
[Authorize(Policy = Permissions.MoneyEdit)]
public sealed class FixBudgetPage(Workspace workspace, BudgetReader reader, OpenBudget open, TimeProvider clock) : MoneyPage(workspace)
{
    [BindProperty]
    public BudgetDecision Input { get; set; } = new();

    /// <summary>What is budgeted in all.</summary>
    public decimal Total { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        Input = new BudgetDecision { DecidedOn = clock.Today() };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await open.RunAsync(Initiative, [], Input.DecidedOn ?? DateOnly.MaxValue, Input.DecidedBy ?? string.Empty, cancellation), BudgetPath, "money.notice.fixed")
        : Refused(Result.Done);

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await reader.FindAsync(Initiative, cancellation) is not { } view || !await OpenAsync("money.fix.title", cancellation))
        {
            return false;
        }

        Total = view.Budget.Total.Revised;
        return true;
    }
}
