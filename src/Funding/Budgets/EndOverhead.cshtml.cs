using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Ends an overhead rule.</summary>
[Authorize(Policy = Permissions.MoneyEdit)]
public sealed class EndOverheadPage(Workspace workspace, BudgetReader reader, ChangeOverheads change, TimeProvider clock) : MoneyPage(workspace)
{
    /// <summary>The rule of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Rule { get; set; }

    [BindProperty]
    public BudgetDecision Input { get; set; } = new();

    /// <summary>What it says.</summary>
    public string Words { get; private set; } = string.Empty;

    /// <summary>Whether nothing has been decided.</summary>
    public bool IsOpen { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Input = new BudgetDecision { DecidedOn = clock.Today() };
        return await LoadAsync(cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await change.EndAsync(Initiative, Rule, Input, cancellation), BudgetPath, "money.notice.overhead_ended")
        : Refused(Result.Done);

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await reader.HeadAsync(Initiative, cancellation) is not { } head
            || (await reader.OverheadsAsync(Initiative, cancellation)).FirstOrDefault(rule => rule.Id == Rule && rule.UntilRevision is null) is not { } standing
            || !await OpenAsync("money.overhead.end_title", cancellation, T[CostTypes.TextKey(standing.CostType)]))
        {
            return false;
        }

        (IsOpen, Words) = (head.IsOpen, OverheadWords.Of(T, standing));
        return true;
    }
}
