using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>An account and its roles.</summary>
[Authorize(Policy = Permissions.AccountsRead)]
public sealed class AccountPage(AccountFrame frame, CurrentUser user, TimeProvider clock) : SamstegPage
{
    /// <summary>The account of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public AccountId Account { get; set; }

    /// <summary>The account.</summary>
    public AccountFacts Facts { get; private set; } = null!;

    /// <summary>Roles that hold or will.</summary>
    public IReadOnlyList<AccountRole> Standing { get; private set; } = [];

    /// <summary>Roles that have ended.</summary>
    public IReadOnlyList<AccountRole> Past { get; private set; } = [];

    /// <summary>Today in Sweden.</summary>
    public DateOnly Today { get; } = clock.Today();

    /// <summary>Whether the viewer gives and ends this account's roles.</summary>
    public bool MayGive => user.May(Permissions.RolesEdit) && Account != user.Account;

    /// <summary>Whether the viewer closes and opens this account.</summary>
    public bool MayClose => user.May(Permissions.AccountsEdit) && Account != user.Account;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await frame.OpenAsync(Account, null, cancellation) is not { } facts)
        {
            return NotFound();
        }

        Facts = facts;
        var roles = (await frame.RolesAsync(Account, cancellation)).ToLookup(role => role.ValidUntil is null || role.ValidUntil >= Today);
        (Standing, Past) = ([.. roles[true]], [.. roles[false]]);
        return Page();
    }
}

/// <summary>Roles of an account as a table.</summary>
/// <param name="Roles">The roles.</param>
/// <param name="Caption">What they are.</param>
/// <param name="Today">Today in Sweden.</param>
/// <param name="EndPath">Address of the account, where its roles can be ended from here; null where they cannot.</param>
public sealed record AccountRolesTable(IReadOnlyList<AccountRole> Roles, string Caption, DateOnly Today, string? EndPath);
