using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Samsteg.Platform;

/// <summary>
/// Where ASP.NET Core Identity keeps accounts. Passwords are kept by <see cref="AccountPasswords"/>; a closed account is unknown to every
/// way of signing in.
/// </summary>
internal sealed class AccountStore(SamstegContext context, AccountPasswords passwords, IdentityErrorDescriber? describer = null)
    : UserOnlyStore<Account, SamstegContext, Guid>(context, describer)
{
    public override IQueryable<Account> Users => base.Users.Where(static account => account.ClosedAt == null);

    public override Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken = default) =>
        Guid.TryParse(userId, out var id) ? FindUserAsync(id, cancellationToken) : Task.FromResult<Account?>(null);

    public override Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken = default) => passwords.HashOfAsync(user, cancellationToken);

    public override Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken = default) => passwords.HasAsync(user, cancellationToken);

    /// <summary>Written with the account, when that is.</summary>
    public override Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken = default) =>
        passwordHash is null ? throw new NotSupportedException("A password is changed, not removed.") : passwords.SetAsync(user, passwordHash, cancellationToken);
}
