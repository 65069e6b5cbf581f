using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>Chooses a calculator.</summary>
[Authorize(Policy = Permissions.ResultsEdit)]
public sealed class NewCalculationPage(Workspace workspace, SetCalculation set) : SamstegPage
{
    /// <summary>The initiative of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>What is chosen.</summary>
    [BindProperty]
    public NewCalculationInput Input { get; set; } = new();

    /// <summary>The calculators.</summary>
    public IReadOnlyList<Choice> Choices { get; } = [.. ShippedCalculators.All.Select(static calculator => new Choice(calculator.Key, calculator.Name.ToString(), calculator.About.ToString()))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await OpenAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await OpenAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await set.AddAsync(Initiative, Input, cancellation), CalculationWords.PathOf(Initiative, Input.Form, "andra"), "calculations.notice.added")
        : Refused(Result.Done);

    private async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "calculations.new.title", cancellation) is null)
        {
            return false;
        }

        Chrome.Crumb(T["results.statistics.title"], $"/insatser/{Initiative}/statistik");
        Chrome.Crumb(T["calculations.title"], CalculationWords.PathOf(Initiative));
        return true;
    }
}
