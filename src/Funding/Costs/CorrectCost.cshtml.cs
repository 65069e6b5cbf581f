using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Corrects a cost that was entered by hand, or takes it away; both with a reason.</summary>
[Authorize(Policy = Permissions.MoneyEdit), UploadLimit]
public sealed class CorrectCostPage(Workspace workspace, BudgetReader reader, EnterCost enter) : CostForm(workspace, reader)
{
    /// <summary>The cost of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Cost { get; set; }

    /// <summary>The cost as it stands.</summary>
    public CostRow Row { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        Input = new CostInput { Organisation = Row.OrganisationId, OccurredOn = Row.OccurredOn, CostType = Row.CostType, Payer = Row.Payer, Amount = Row.Amount, Text = Row.Text };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await enter.CorrectAsync(Initiative, Cost, Input, cancellation), CostPaths.All(Initiative), "costs.notice.corrected")
        : Refused(Result.Done);

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        ModelState.Clear();
        return Answer(await enter.RemoveAsync(Initiative, Cost, Input.Reason, cancellation), CostPaths.All(Initiative), "costs.notice.removed");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await enter.FindAsync(Initiative, Cost, cancellation) is not { } row || !await FrameAsync("costs.correct.title", cancellation))
        {
            return false;
        }

        Row = row;
        return true;
    }
}
