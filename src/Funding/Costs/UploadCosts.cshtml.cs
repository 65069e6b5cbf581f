using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Where books and tables of costs are handed in.</summary>
[Authorize(Policy = Permissions.MoneyEdit), UploadLimit]
public sealed class UploadCostsPage(Workspace workspace, BudgetReader reader, ImportCosts import, TimeProvider clock) : MoneyPage(workspace)
{
    [BindProperty]
    public CostFileInput Input { get; set; } = new();

    /// <summary>The partners.</summary>
    public IReadOnlyList<Choice> Partners { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is not { } head)
        {
            return NotFound();
        }

        var today = clock.Today();
        Input = new CostFileInput { FirstDay = head.StartsOn, LastDay = today < head.EndsOn ? today : head.EndsOn };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        await LoadAsync(cancellation) is null ? NotFound()
        : ModelState.IsValid ? Answer(await import.TakeInAsync(Initiative, Input, cancellation), CostPaths.Import(Initiative, Input.Form), "costs.notice.taken_in")
        : Refused(Result.Done);

    private async Task<BudgetHead?> LoadAsync(CancellationToken cancellation)
    {
        if (await reader.HeadAsync(Initiative, cancellation) is not { } head || !await OpenAsync("costs.upload.title", cancellation))
        {
            return null;
        }

        Chrome.Crumb(T["costs.title"], CostPaths.All(Initiative));
        Partners = [.. (await reader.PartnersAsync(Initiative, cancellation)).Select(static partner => new Choice(partner.Id.ToString(), partner.Name))];
        return head;
    }
}
