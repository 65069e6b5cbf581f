using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Closes an account, or opens it again.</summary>
[Authorize(Policy = Permissions.AccountsEdit), RequiresFreshSignIn]
public sealed class CloseAccountPage(AccountFrame frame, CloseAccount close) : SamstegPage
{
    /// <summary>The account of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public AccountId Account { get; set; }

    /// <summary>Whether it is closed now.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>How many participants its holder coaches.</summary>
    public long Cases { get; private set; }

    /// <summary>Says what it leads to.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await OpenAsync(cancellation) ? Page() : NotFound();

    /// <summary>Closes or opens, as the button said.</summary>
    public async Task<IActionResult> OnPostAsync(bool closes, CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return NotFound();
        }

        return closes
            ? Answer(await close.RunAsync(Account, cancellation), AccountFacts.PathOf(Account), "accounts.close.done")
            : Answer(await close.ReopenAsync(Account, cancellation), AccountFacts.PathOf(Account), "accounts.reopen.done");
    }

    private async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        if (await frame.FindAsync(Account, cancellation) is not { } facts)
        {
            return false;
        }

        IsClosed = facts.ClosedAt is not null;
        Cases = (await frame.RolesAsync(Account, cancellation)).Sum(static role => role.Cases);
        frame.Frame(facts, IsClosed ? "accounts.reopen.title" : "accounts.close.title");
        return true;
    }
}
