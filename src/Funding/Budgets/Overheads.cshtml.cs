using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What is computed as so many per cent of other costs.</summary>
[Authorize(Policy = Permissions.MoneyEdit)]
public sealed class OverheadsPage(Workspace workspace, BudgetReader reader, ChangeOverheads change) : MoneyPage(workspace)
{
    [BindProperty]
    public OverheadInput Input { get; set; } = new();

    /// <summary>Those that hold.</summary>
    public IReadOnlyList<OverheadRow> Rules { get; private set; } = [];

    /// <summary>Whether nothing has been decided.</summary>
    public bool IsOpen { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Input = Input with { Payer = Payer.Grant, OfTypes = [.. CostTypes.Staff] };
        return await LoadAsync(cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await change.AddAsync(Initiative, Input, cancellation), BudgetPath, "money.notice.overhead_added")
        : Refused(Result.Done);

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await reader.HeadAsync(Initiative, cancellation) is not { } head || !await OpenAsync("money.overhead.title", cancellation))
        {
            return false;
        }

        IsOpen = head.IsOpen;
        Rules = [.. (await reader.OverheadsAsync(Initiative, cancellation)).Where(static rule => rule.UntilRevision is null)];
        return true;
    }
}

/// <summary>Overhead rules in words.</summary>
internal static class OverheadWords
{
    /// <summary>So many per cent of what.</summary>
    public static string Of(Texts texts, OverheadRow rule) => texts["money.overhead.rule",
        Display.Percent(rule.Percent, rule.Percent == Math.Truncate(rule.Percent) ? 0 : 2), string.Join(", ", rule.OfTypes.Select(type => texts[CostTypes.TextKey(type)]))];
}
