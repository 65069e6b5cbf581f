using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>Registers that an agreement has come further.</summary>
[Authorize(Policy = Permissions.ProcurementEdit)]
public sealed class NewAgreementStatePage(RequestDatabase database, Workspace workspace, RegisterAgreementState register, TimeProvider clock)
    : AgreementStatePage(database, workspace)
{
    [BindProperty]
    public AgreementStateInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("procurement.state.title", cancellation))
        {
            return NotFound();
        }

        if (Facts.State.Next() is not [var next, ..])
        {
            return Redirect(BackPath);
        }

        Input = new AgreementStateInput { State = next, OccurredOn = clock.Today(), StartsOn = Facts.StartsOn, EndsOn = Facts.EndsOn };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("procurement.state.title", cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Answer(await register.RunAsync(Initiative, Agreement, Input, asksPeriod: true, cancellation), BackPath, "procurement.notice.state", T[Input.State.TextKey()]);
    }
}
