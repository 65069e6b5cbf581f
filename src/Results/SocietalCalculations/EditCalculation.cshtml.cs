using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>Says what is assumed in a calculation, or takes it away.</summary>
[Authorize(Policy = Permissions.ResultsEdit)]
public sealed class EditCalculationPage(Workspace workspace, CalculationReader calculations, SetCalculation set) : SamstegPage
{
    /// <summary>The initiative of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>The calculation of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Calculation { get; set; }

    /// <summary>What is typed.</summary>
    [BindProperty]
    public CalculationInput Input { get; set; } = new();

    /// <summary>The calculation.</summary>
    public SocietalCalculation Found { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return NotFound();
        }

        Input = new CalculationInput
        {
            Version = Found.Version,
            Name = Found.Name,
            Rows = [.. Found.Calculator.Parameters.Select(parameter => SetCalculation.RowOf(parameter, Found.Given.GetValueOrDefault(parameter.Key)))],
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await OpenAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await set.ChangeAsync(Initiative, Calculation, Input, cancellation), CalculationWords.PathOf(Initiative, Calculation), "calculations.notice.changed")
        : Refused(Result.Done);

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellation) =>
        await set.RemoveAsync(Initiative, Calculation, cancellation) is { } result ? Answer(result, CalculationWords.PathOf(Initiative), "calculations.notice.removed") : NotFound();

    /// <summary>The parameter of a row that was sent; null for none of the calculator's.</summary>
    public CalculatorParameter? ParameterOf(int row) => Found.Calculator.Parameters.FirstOrDefault(parameter => parameter.Key == Input.Rows[row].Key);

    private async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        if (await calculations.FindAsync(Initiative, Calculation, cancellation) is not { } found || await workspace.OpenAsync(Initiative, "calculations.edit.title", cancellation) is null)
        {
            return false;
        }

        Found = found;
        Chrome.Crumb(T["calculations.title"], CalculationWords.PathOf(Initiative));
        Chrome.Crumb(found.Name, CalculationWords.PathOf(Initiative, Calculation));
        return true;
    }
}
