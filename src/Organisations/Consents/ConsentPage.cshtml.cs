using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Whether an organisation agrees to be shown publicly.</summary>
[Authorize(Policy = Permissions.OrganisationsEdit)]
public sealed class ConsentPage(ChangeConsent change, RequestDatabase database, OrganisationChoices organisations, TimeProvider clock) : PipelinePage(organisations)
{
    [BindProperty(Name = nameof(Input))]
    public ConsentInput Input { get; set; } = new();

    [BindProperty(Name = nameof(Withdrawal))]
    public WithdrawalInput Withdrawal { get; set; } = new();

    [BindProperty(Name = nameof(Mistake))]
    public ConsentMistakeInput Mistake { get; set; } = new();

    /// <summary>The consent that holds; null when none does.</summary>
    public OrganisationConsent? Open { get; private set; }

    /// <summary>Everything else that was said, the latest first.</summary>
    public IReadOnlyList<OrganisationConsent> History { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Input.OccurredOn = Withdrawal.WithdrawnOn = clock.Today();
        return await LoadAsync(cancellation) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        AnswerAsync(nameof(Input), async () => await change.GiveAsync(Organisation, Input, cancellation), "organisations.consent.given", cancellation);

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellation) =>
        AnswerAsync(nameof(Withdrawal), async () => await change.WithdrawAsync(Organisation, Withdrawal, cancellation), "organisations.consent.taken_back", cancellation);

    public Task<IActionResult> OnPostRetractAsync(CancellationToken cancellation) =>
        AnswerAsync(nameof(Mistake), async () => await change.RetractAsync(Organisation, Mistake, cancellation), "organisations.consent.retracted", cancellation);

    /// <summary>One of the page's forms was sent: what is wrong with the others, which were not, does not count.</summary>
    private async Task<IActionResult> AnswerAsync(string form, Func<Task<Result?>> command, string noticeKey, CancellationToken cancellation)
    {
        foreach (var key in ModelState.Keys.Where(key => key.Contains('.', StringComparison.Ordinal) && !key.StartsWith(form + ".", StringComparison.Ordinal)).ToList())
        {
            ModelState.Remove(key);
        }

        if (!ModelState.IsValid)
        {
            return await LoadAsync(cancellation) ? Page() : NotFound();
        }

        var result = await command();
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        if (result is { IsDone: false })
        {
            foreach (var problem in result.Problems)
            {
                ModelState.AddModelError(problem.Field.Length == 0 ? string.Empty : $"{form}.{problem.Field}", T[problem.TextKey, problem.Arguments]);
            }

            Response.StatusCode = result.Status;
            return Page();
        }

        return Done(BackPath, noticeKey);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("organisations.consent.title", cancellation))
        {
            return false;
        }

        var rows = await database.Context.Set<OrganisationConsent>().AsNoTracking().Where(row => row.OrganisationId == Organisation).OrderByDescending(static row => row.RegisteredAt).ThenByDescending(static row => row.Id).ToListAsync(cancellation);
        Open = rows.Find(static row => row.SupersededAt is null && row.WithdrawnOn is null);
        History = [.. rows.Where(row => row != Open)];
        return true;
    }
}
