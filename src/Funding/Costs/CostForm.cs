using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A page with the questions about a cost.</summary>
public abstract class CostForm(Workspace workspace, BudgetReader reader) : MoneyPage(workspace)
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public CostInput Input { get; set; } = new();

    /// <summary>The partners.</summary>
    public IReadOnlyList<Choice> Partners { get; private set; } = [];

    private protected async Task<bool> FrameAsync(string titleKey, CancellationToken cancellation)
    {
        if (!await OpenAsync(titleKey, cancellation))
        {
            return false;
        }

        Chrome.Crumb(T["costs.title"], CostPaths.All(Initiative));
        Partners = [.. (await reader.PartnersAsync(Initiative, cancellation)).Select(static partner => new Choice(partner.Id.ToString(), partner.Name))];
        return true;
    }
}
