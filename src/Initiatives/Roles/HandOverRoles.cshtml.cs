using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Hands over everything that somebody holds.</summary>
[Authorize(Policy = Permissions.RolesEdit), RequiresFreshSignIn]
public sealed class HandOverRolesPage(AccountFrame frame, HandOverRoles handOver, TimeProvider clock) : SamstegPage
{
    /// <summary>The account of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public AccountId Account { get; set; }

    /// <summary>To whom and when.</summary>
    [BindProperty]
    public HandOverRolesInput Input { get; set; } = new();

    /// <summary>What is held.</summary>
    public IReadOnlyList<AccountRole> Held { get; private set; } = [];

    /// <summary>Today in Sweden.</summary>
    public DateOnly Today { get; } = clock.Today();

    /// <summary>Shows what is handed over, and asks to whom.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Input.From = Today;
        return await OpenAsync(cancellation) ? Page() : NotFound();
    }

    /// <summary>Hands over.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var moved = await handOver.RunAsync(Account, Input, cancellation);
        return Answer(moved.Result, AccountFacts.PathOf(Account), "accounts.hand_over.done", moved.Roles, moved.Cases);
    }

    private async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        if (await frame.OpenAsync(Account, "accounts.hand_over.title", cancellation) is null)
        {
            return false;
        }

        Held = [.. (await frame.RolesAsync(Account, cancellation)).Where(role => role.ValidUntil is null || role.ValidUntil >= Today)];
        return true;
    }
}
