using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Enters a line of the budget.</summary>
[Authorize(Policy = Permissions.MoneyEdit)]
public sealed class NewBudgetLinePage(Workspace workspace, BudgetReader reader, OrganisationChoices organisations, EnterBudgetLine enter, CurrentUser user) : BudgetLineForm(workspace)
{
    /// <summary>How finely the time is divided; asked with the first line.</summary>
    [BindProperty(SupportsGet = true)]
    public BudgetDivision? Division { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is not { } head)
        {
            return NotFound();
        }

        var known = (await reader.AmountsAsync(Initiative, cancellation)).Select(static amount => amount.Period).ToList();
        Division ??= head.Division ?? BudgetDivision.HalfYear;
        Input = new BudgetLineInput
        {
            Division = Division,
            Payer = Payer.Grant,
            Organisation = user.OrganisationIn(Initiative),
            Amounts = [.. BudgetLineChoices.Periods(head, Division.Value, known).Select(static period => new BudgetLineInput.AmountInput { First = period.First, Last = period.Last })],
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is null)
        {
            return NotFound();
        }

        Division = Input.Division;
        return IsRead ? Answer(await enter.AddAsync(Initiative, Input, cancellation), BudgetPath, "money.notice.line_added") : Refused(Result.Done);
    }

    private async Task<BudgetHead?> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("money.line.add", cancellation) || await reader.HeadAsync(Initiative, cancellation) is not { } head)
        {
            return null;
        }

        Choices = await BudgetLineChoices.LoadAsync(reader, organisations, Initiative, head, isNew: true, isFirst: head.Division is null, cancellation);
        return head;
    }
}
