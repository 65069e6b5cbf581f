using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What somebody expects a line to come to in the end, and why.</summary>
[Authorize(Policy = Permissions.MoneyEdit)]
public sealed class LineForecastPage(Workspace workspace, BudgetReader reader, EnterBudgetLine enter) : MoneyPage(workspace)
{
    /// <summary>The line of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Line { get; set; }

    [BindProperty]
    public LineForecastInput Input { get; set; } = new();

    /// <summary>What stands as the forecast now.</summary>
    public decimal Computed { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is not { } line)
        {
            return NotFound();
        }

        Input = new LineForecastInput { Version = line.Version, Forecast = line.Forecast, Reason = line.ForecastReason };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        await LoadAsync(cancellation) is null ? NotFound()
        : ModelState.IsValid ? Answer(await enter.ForecastAsync(Initiative, Line, Input, cancellation), BudgetPath, "money.notice.forecast")
        : Refused(Result.Done);

    private async Task<BudgetLineRow?> LoadAsync(CancellationToken cancellation)
    {
        if (await reader.FindAsync(Initiative, cancellation) is not { } view || view.Lines.FirstOrDefault(row => row.Id == Line) is not { } line
            || !await OpenAsync("money.forecast.title", cancellation, line.Name(T)))
        {
            return null;
        }

        Computed = Budget.Sum(view.Budget.Entries.Where(entry => entry.Line == Line)).Forecast;
        return line;
    }
}
