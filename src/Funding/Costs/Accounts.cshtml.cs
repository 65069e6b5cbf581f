using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What accounts and objects of partners' books mean in an initiative.</summary>
[Authorize(Policy = Permissions.MoneyEdit)]
public sealed class CostAccountsPage(Workspace workspace, BudgetReader reader, CostAccounts accounts) : MoneyPage(workspace)
{
    [BindProperty]
    public AccountRuleInput Input { get; set; } = new();

    /// <summary>What is counted otherwise than usual.</summary>
    public IReadOnlyList<AccountRule> Rules { get; private set; } = [];

    /// <summary>What is bound.</summary>
    public IReadOnlyList<BoundObject> Bound { get; private set; } = [];

    /// <summary>The partners.</summary>
    public IReadOnlyList<Choice> Partners { get; private set; } = [];

    /// <summary>Whose books.</summary>
    public string NameOf(OrganisationId? organisation) =>
        organisation is null ? T["money.filter.all_partners"] : Partners.FirstOrDefault(partner => partner.Value == organisation.ToString())?.Text ?? T["money.partner.unknown"];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await accounts.AddAsync(Initiative, Input, cancellation), CostPaths.Accounts(Initiative), "costs.notice.account_added")
        : Refused(Result.Done);

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        ModelState.Clear();
        return Answer(await accounts.RemoveAsync(Initiative, id, cancellation), CostPaths.Accounts(Initiative), "costs.notice.account_removed");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("costs.accounts.title", cancellation))
        {
            return false;
        }

        Chrome.Crumb(T["costs.title"], CostPaths.All(Initiative));
        Rules = await accounts.RulesAsync(Initiative, organisation: null, cancellation);
        Bound = await accounts.BoundAsync(Initiative, cancellation);
        Partners = [.. (await reader.PartnersAsync(Initiative, cancellation)).Select(static partner => new Choice(partner.Id.ToString(), partner.Name))];
        return true;
    }
}
