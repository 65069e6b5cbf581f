using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>Takes back a registered state.</summary>
[Authorize(Policy = Permissions.ProcurementEdit)]
public sealed class RetractedAgreementStatePage(RequestDatabase database, Workspace workspace, RetractAgreementState retract)
    : AgreementStatePage(database, workspace)
{
    [BindProperty(SupportsGet = true)]
    public Guid Registration { get; set; }

    [BindProperty]
    public AgreementRetraction Input { get; set; } = new();

    internal AgreementStateRow Registered { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await LoadAsync(cancellation) && Registered.IsStanding ? Page() : NotFound();

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

        return await retract.RunAsync(Initiative, Agreement, Registration, Input, cancellation) switch
        {
            null => NotFound(),
            { IsDone: true } => Done(BackPath, "procurement.notice.retracted"),
            var refused => Refused(refused),
        };
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("procurement.retract.title", cancellation) || await FindStateAsync(Registration, cancellation) is not { } registered)
        {
            return false;
        }

        Registered = registered;
        return true;
    }
}
