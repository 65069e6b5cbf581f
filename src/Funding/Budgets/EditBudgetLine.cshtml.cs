using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Changes a line of the budget, or takes it away while nothing has been decided.</summary>
[Authorize(Policy = Permissions.MoneyEdit)]
public sealed class EditBudgetLinePage(Workspace workspace, BudgetReader reader, OrganisationChoices organisations, EnterBudgetLine enter) : BudgetLineForm(workspace)
{
    /// <summary>The line of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Line { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is not (var head, var line))
        {
            return NotFound();
        }

        var amounts = await reader.AmountsAsync(Initiative, cancellation);
        Input = BudgetLineInput.Of(line) with
        {
            Amounts = !head.IsOpen ? [] : [.. BudgetLineChoices.Periods(head, head.Division ?? BudgetDivision.HalfYear, amounts.Select(static amount => amount.Period)).Select(period => new BudgetLineInput.AmountInput
            {
                First = period.First,
                Last = period.Last,
                Amount = amounts.Where(amount => amount.LineId == Line && amount.Period == period).Sum(static amount => amount.Amount) is var sum && sum == 0 ? null : sum,
            })],
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        await LoadAsync(cancellation) is null ? NotFound()
        : IsRead ? Answer(await enter.ChangeAsync(Initiative, Line, Input, cancellation), BudgetPath, "money.notice.line_changed")
        : Refused(Result.Done);

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is null)
        {
            return NotFound();
        }

        ModelState.Clear();
        return Answer(await enter.RemoveAsync(Initiative, Line, cancellation), BudgetPath, "money.notice.line_removed");
    }

    private async Task<(BudgetHead Head, BudgetLineRow Line)?> LoadAsync(CancellationToken cancellation)
    {
        if (await reader.HeadAsync(Initiative, cancellation) is not { } head
            || (await reader.LinesAsync(Initiative, cancellation)).FirstOrDefault(row => row.Id == Line) is not { } line
            || !await OpenAsync("money.line.change", cancellation, line.Name(T)))
        {
            return null;
        }

        Choices = await BudgetLineChoices.LoadAsync(reader, organisations, Initiative, head, isNew: false, isFirst: false, cancellation);
        return (head, line);
    }
}
