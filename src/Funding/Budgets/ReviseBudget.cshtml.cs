using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Moves money between lines and periods by a decision.</summary>
[Authorize(Policy = Permissions.MoneyEdit)]
public sealed class ReviseBudgetPage(Workspace workspace, BudgetReader reader, MoveBudget move, TimeProvider clock) : MoneyPage(workspace)
{
    [BindProperty]
    public MoveBudgetInput Input { get; set; } = new();

    /// <summary>The lines, with whose they are.</summary>
    public IReadOnlyList<Choice> Lines { get; private set; } = [];

    /// <summary>The budget's periods.</summary>
    public IReadOnlyList<Choice> Periods { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is not { } head)
        {
            return NotFound();
        }

        Input = new MoveBudgetInput { Revision = head.Revision!.Value, DecidedOn = clock.Today(), Changes = Rows([]) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is null)
        {
            return NotFound();
        }

        Input.Changes = Rows(Input.Changes);
        return ModelState.IsValid ? Answer(await move.RunAsync(Initiative, Input, cancellation), BudgetPath, "money.notice.revised") : Refused(Result.Done);
    }

    private static List<MoveBudgetInput.ChangeInput> Rows(IEnumerable<MoveBudgetInput.ChangeInput> filled) =>
        [.. filled.Concat(Enumerable.Repeat(new MoveBudgetInput.ChangeInput(), MoveBudgetInput.Rows)).Take(MoveBudgetInput.Rows)];

    /// <summary>Null also while nothing has been decided: lines are changed themselves then.</summary>
    private async Task<BudgetHead?> LoadAsync(CancellationToken cancellation)
    {
        if (await reader.FindAsync(Initiative, cancellation) is not { Head.IsOpen: false } view || !await OpenAsync("money.revise.title", cancellation))
        {
            return null;
        }

        Lines = [.. view.Lines.Select(line => new Choice(line.Id.ToString(), $"{line.Name(T)} · {view.PartnerName(line.OrganisationId, T)} · {T[line.Payer.TextKey()]}"))];
        Periods = [.. view.Budget.Periods.Where(static period => !period.IsWhole).Select(period => new Choice(period.Code, period.Label(T)))];
        return view.Head;
    }
}
