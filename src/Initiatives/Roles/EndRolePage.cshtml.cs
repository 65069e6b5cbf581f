using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Gives an account's role a last day.</summary>
[Authorize(Policy = Permissions.RolesEdit), RequiresFreshSignIn]
public sealed class EndRolePage(AccountFrame frame, EndRole end, TimeProvider clock) : SamstegPage
{
    /// <summary>The account of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public AccountId Account { get; set; }

    /// <summary>The role's assignment.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Assignment { get; set; }

    /// <summary>The last day.</summary>
    [BindProperty]
    public EndRoleInput Input { get; set; } = new();

    /// <summary>The holder's name.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>The role and where it holds.</summary>
    public string RoleWords { get; private set; } = string.Empty;

    /// <summary>Asks for the day.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Input.Until = clock.Today();
        return await OpenAsync(cancellation) ? Page() : NotFound();
    }

    /// <summary>Ends it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await OpenAsync(cancellation) ? NotFound()
        : !ModelState.IsValid ? Page()
        : Answer(await end.RunAsync(Account, Assignment, Input, cancellation), AccountFacts.PathOf(Account), "initiatives.role.ended");

    private async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        var today = clock.Today();
        if (await frame.OpenAsync(Account, "accounts.end.title", cancellation) is not { } facts
            || (await frame.RolesAsync(Account, cancellation)).SingleOrDefault(role => role.Id == Assignment && (role.ValidUntil is null || role.ValidUntil >= today)) is not { } held)
        {
            return false;
        }

        Name = facts.Name;
        RoleWords = string.Join(", ", new[] { T[held.Role.TextKey()], held.Initiative, held.Organisation }.OfType<string>());
        return true;
    }
}
