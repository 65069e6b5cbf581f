using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Samsteg.Platform;

/// <summary>
/// Where ASP.NET Core Identity keeps accounts. Passwords are in a table of their own, which row security opens to the account
/// itself and while signing in; a closed account is unknown to every way of signing in.
/// </summary>
internal sealed class AccountStore(SamstegContext context, TimeProvider clock, IdentityErrorDescriber? describer = null)
    : UserOnlyStore<Account, SamstegContext, Guid>(context, describer)
{
    public override IQueryable<Account> Users => base.Users.Where(static account => account.ClosedAt == null);

    public override Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken = default) =>
        Guid.TryParse(userId, out var id) ? FindUserAsync(id, cancellationToken) : Task.FromResult<Account?>(null);

    public override async Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken = default) =>
        (await FindPasswordAsync(user, cancellationToken))?.Hash;

    public override async Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken = default) =>
        await FindPasswordAsync(user, cancellationToken) is not null;

    /// <summary>Written with the account, when that is.</summary>
    public override async Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken = default)
    {
        var standing = await FindPasswordAsync(user, cancellationToken);
        if (passwordHash is null)
        {
            throw new NotSupportedException("A password is changed, not removed.");
        }

        if (standing is null)
        {
            Context.Add(new AccountPassword { AccountId = user.Id, Hash = passwordHash, ChangedAt = clock.GetUtcNow() });
        }
        else
        {
            (standing.Hash, standing.ChangedAt) = (passwordHash, clock.GetUtcNow());
        }
    }

    private async Task<AccountPassword?> FindPasswordAsync(Account user, CancellationToken cancellation) =>
        Context.Set<AccountPassword>().Local.FirstOrDefault(password => password.AccountId == user.Id)
        ?? await Context.Set<AccountPassword>().SingleOrDefaultAsync(password => password.AccountId == user.Id, cancellation);
}
