using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Gives an account a role.</summary>
[Authorize(Policy = Permissions.RolesEdit), RequiresFreshSignIn]
public sealed class NewRolePage(AccountFrame frame, GiveRole give, RoleChoices choices, TimeProvider clock) : SamstegPage, IRoleForm
{
    /// <summary>The account of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public AccountId Account { get; set; }

    /// <inheritdoc/>
    [BindProperty]
    public RoleInput Input { get; set; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<Choice> Roles { get; private set; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<Choice> Initiatives { get; private set; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<Choice> Organisations { get; private set; } = [];

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Input.From = clock.Today();
        return await OpenAsync(cancellation) ? Page() : NotFound();
    }

    /// <summary>Gives it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await OpenAsync(cancellation) ? NotFound()
        : !ModelState.IsValid ? Page()
        : Answer(await give.RunAsync(Account, Input, tells: true, cancellation), AccountFacts.PathOf(Account), "initiatives.role.given");

    private async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        if (await frame.OpenAsync(Account, "accounts.give.title", cancellation) is not { ClosedAt: null })
        {
            return false;
        }

        (Roles, Initiatives, Organisations) = await choices.AllAsync(cancellation);
        return true;
    }
}
