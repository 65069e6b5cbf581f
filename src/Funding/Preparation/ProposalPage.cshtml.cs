using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What is proposed to the board.</summary>
[Authorize(Policy = Permissions.ApplicationsPrepare)]
public sealed class ProposalPage(ApplicationDesk desk, PreparationReader reader, ChangePreparation change) : PreparationFrame(desk, reader)
{
    private decimal? _most;

    /// <summary>What is typed.</summary>
    [BindProperty]
    public ProposalInput Input { get; set; } = new();

    /// <summary>What bounds the sum.</summary>
    public string? SumHint => (Preparation!.Applied, _most) switch
    {
        ({ } applied, { } most) => T["preparation.sum.hint_both", Display.Money(applied), Display.Money(most)],
        ({ } applied, null) => T["preparation.sum.hint", Display.Money(applied)],
        (null, { } most) => T["preparation.sum.hint_call", Display.Money(most)],
        _ => null,
    };

    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => OfAsync(prepared =>
    {
        Input = new ProposalInput
        {
            Version = prepared.Version,
            Summary = prepared.Summary,
            Kind = prepared.Proposed,
            Sum = prepared.ProposedSum,
            Conditions = prepared.ProposedConditions,
            Reasons = prepared.ProposedReasons,
        };
        return Task.FromResult<IActionResult>(Page());
    }, cancellation);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) => OfAsync(async _ =>
        ModelState.IsValid ? Answer(await change.ProposeAsync(Draft, Input, _most, cancellation), Here, "preparation.notice.proposed") : Page(), cancellation);

    private Task<IActionResult> OfAsync(Func<PreparedCase, Task<IActionResult>> then, CancellationToken cancellation) => InCaseAsync("preparation.proposal", async () =>
    {
        if (Preparation is not { } prepared)
        {
            return NotFound();
        }

        _most = Draft.Application.CallId is { } call ? await Database.ScalarAsync<decimal?>(Sql.Of($"select maximum from calls where id = {call}"), cancellation) : null;
        return await then(prepared);
    }, cancellation);
}
