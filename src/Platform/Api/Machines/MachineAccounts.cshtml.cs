using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>The machine accounts, and a form for a new one.</summary>
[Authorize(Policy = Permissions.IntegrationsEdit), RequiresFreshSignIn]
public sealed class MachineAccountsPage(Machines machines) : SamstegPage
{
    /// <summary>The form.</summary>
    [BindProperty]
    public MachineInput Input { get; set; } = new();

    /// <summary>The accounts.</summary>
    public IReadOnlyList<MachineRow> Rows { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellation) => Rows = await machines.AllAsync(cancellation);

    /// <summary>Makes one.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            Rows = await machines.AllAsync(cancellation);
            return Page();
        }

        return Answer(await machines.AddAsync(Input, cancellation), $"/maskinkonton/{Input.Form}", "machines.added");
    }
}
