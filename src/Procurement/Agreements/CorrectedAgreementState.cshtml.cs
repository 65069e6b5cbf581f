using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>Corrects a registered state.</summary>
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

        Input = new AgreementCorrection { State = Registered.State, OccurredOn = Registered.OccurredOn };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        return await correct.RunAsync(Initiative, Agreement, Registration, Input, cancellation) switch
        {
            null => NotFound(),
            { IsDone: true } => Done(BackPath, "procurement.notice.corrected"),
            var refused => Refused(refused),
        };
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
