using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>What an initiative may be worth: how much is enough first, then what may come out, for whom, and what weighs.</summary>
[Authorize(Policy = Permissions.ResultsRead)]
public sealed class CalculationPage(Workspace workspace, CalculationReader calculations, CurrentUser user) : SamstegPage
{
    /// <summary>The initiative of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>The calculation of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Calculation { get; set; }

    /// <summary>The calculation.</summary>
    public SocietalCalculation Found { get; private set; } = null!;

    /// <summary>How it counts.</summary>
    public CalculatorModel Counted { get; private set; } = null!;

    /// <summary>What it says; null when something is divided by nothing.</summary>
    public CalculationResult? Outcome { get; private set; }

    /// <summary>Whether the viewer may change it.</summary>
    public bool MayEdit { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await calculations.FindAsync(Initiative, Calculation, cancellation) is not { } found || await workspace.OpenAsync(Initiative, "calculations.one.title", cancellation, found.Name) is null)
        {
            return NotFound();
        }

        Chrome.Crumb(T["results.statistics.title"], $"/insatser/{Initiative}/statistik");
        Chrome.Crumb(T["calculations.title"], CalculationWords.PathOf(Initiative));
        Found = found;
        Counted = CalculatorModel.Of(found.Calculator).Model ?? throw new InvalidOperationException($"{found.Calculator.Key} {found.Calculator.Version} was kept without being sound.");
        Outcome = Samsteg.Results.Calculation.Run(Counted, found.Ranges, SocietalCalculation.Draws, (ulong)found.Seed);
        MayEdit = user.May(Permissions.ResultsEdit, Initiative);
        return Page();
    }

    /// <summary>What a parameter or step is called.</summary>
    public LocalText NameOf(string key) => Found.Calculator.Parameters.FirstOrDefault(parameter => parameter.Key == key)?.Name ?? Found.Calculator.Steps.Single(step => step.Key == key).Name;
}
