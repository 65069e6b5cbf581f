using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>A machine account and its keys.</summary>
[Authorize(Policy = Permissions.IntegrationsEdit), RequiresFreshSignIn]
public sealed class MachineTokensPage(Machines machines, IssueToken issue, Tokens tokens, TimeProvider clock) : SamstegPage
{
    /// <summary>The account that the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "account")]
    public AccountId Account { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public TokenInput Input { get; set; } = new();

    /// <summary>The account.</summary>
    public MachineRow Machine { get; private set; } = null!;

    /// <summary>What is shown.</summary>
    public TokensView View { get; private set; } = null!;

    private string Path => $"/maskinkonton/{Account}";

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Input.ExpiresOn = clock.Today().AddMonths(6);
        return await LoadAsync(null, cancellation) ? Page() : NotFound();
    }

    /// <summary>Makes a key, and shows it this once.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(null, cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var (result, token) = await issue.RunAsync(Account, Input, Machine.Offered, cancellation);
        if (!result.IsDone)
        {
            return Refused(result);
        }

        ModelState.Clear();
        Input = new TokenInput { ExpiresOn = Input.ExpiresOn };
        await LoadAsync(token, cancellation);
        return Page();
    }

    /// <summary>Revokes one.</summary>
    public async Task<IActionResult> OnPostRevokeAsync(Guid token, CancellationToken cancellation)
    {
        ModelState.Clear();
        return await LoadAsync(null, cancellation) ? Answer(await tokens.RevokeAsync(Account, token, cancellation), Path, "api.token.revoked") : NotFound();
    }

    private async Task<bool> LoadAsync(string? made, CancellationToken cancellation)
    {
        if (await machines.FindAsync(Account, cancellation) is not { } found)
        {
            return false;
        }

        Machine = found;
        View = new TokensView(Input, await tokens.OfAsync(Account, cancellation), found.Offered, made, clock.Today());
        return true;
    }
}
