using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>Corrects a registered state, or takes it back.</summary>
[Authorize(Policy = Permissions.ProcurementEdit)]
public sealed class CorrectedAgreementStatePage(RequestDatabase database, Workspace workspace, CorrectAgreementState correct)
    : AgreementStatePage(database, workspace)
{
    [BindProperty(SupportsGet = true)]
    public Guid Registration { get; set; }

    [BindProperty]
    public AgreementCorrection Input { get; set; } = new();

    internal AgreementStateRow Registered { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation) || !Registered.IsStanding)
        {
            return NotFound();
        }

        Input = new AgreementCorrection { State = Registered.State, OccurredOn = Registered.OccurredOn, Because = Registered.Because };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        AnswerAsync(() => correct.RunAsync(Initiative, Agreement, Registration, Input, cancellation), "procurement.notice.corrected", cancellation);

    public Task<IActionResult> OnPostRetractAsync(CancellationToken cancellation) =>
        AnswerAsync(() => correct.RetractAsync(Initiative, Agreement, Registration, Input.Reason, cancellation), "procurement.notice.retracted", cancellation);

    private async Task<IActionResult> AnswerAsync(Func<Task<Result?>> change, string noticeKey, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Answer(await change(), BackPath, noticeKey);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("procurement.correct.title", cancellation) || await FindStateAsync(Registration, cancellation) is not { } registered)
        {
            return false;
        }

        Registered = registered;
        return true;
    }
}
