using Microsoft.AspNetCore.Identity;

namespace Samsteg.Platform;

/// <summary>Whose account it is that the provider speaks of, and what roles follow from what it says.</summary>
public sealed class ProviderAccounts(UserManager<Account> accounts, RequestDatabase database, Deployment deployment, AuditTrail audit, TimeProvider clock)
{
    private IdentityProvider Provider => deployment.IdentityProvider ?? throw new InvalidOperationException("No identity provider is configured.");

    /// <summary>
    /// The account that is tied to the subject; else an invited one with the verified address, which is tied to it now; else a
    /// new one, where the user's groups give a role. Null when none of it holds.
    /// </summary>
    internal async Task<Account?> AdmitAsync(ProviderUser person, CancellationToken cancellation)
    {
        await database.ActAsProgramAsync(cancellation);
        var roles = person.Groups.Select(group => Provider.Roles.TryGetValue(group, out var role) ? role : (Role?)null).OfType<Role>().ToHashSet();
        var account = await accounts.FindByLoginAsync(Provider.Issuer, person.Subject) ?? await TieAsync(person, roles.Count > 0);
        if (account is not null && Provider.RoleClaim is not null)
        {
            await KeepRolesAsync(account.Id, roles, cancellation);
        }

        return account;
    }

    /// <summary>Whether the account is the one tied to the subject.</summary>
    internal async Task<bool> IsTiedAsync(AccountId account, ProviderUser person) => (await accounts.FindByLoginAsync(Provider.Issuer, person.Subject))?.Id == account.Value;

    /// <summary>Whether the account can be shown at the provider to be its owner's.</summary>
    internal Task<bool> IsTiedAsync(AccountId account, CancellationToken cancellation) => deployment.IdentityProvider is null
        ? Task.FromResult(false)
        : database.ScalarAsync<bool>(Sql.Of($"select exists (select from account_logins where user_id = {account} and login_provider = {Provider.Issuer})"), cancellation);

    private async Task<Account?> TieAsync(ProviderUser person, bool mayMake)
    {
        if (person.Email is not { } email)
        {
            return null; // an address that nobody has verified is anybody's
        }

        var account = await accounts.FindByNameAsync(email);
        if (account is null && mayMake)
        {
            account = new Account { Id = Guid.CreateVersion7(), UserName = email, Email = email, EmailConfirmed = true, DisplayName = person.Name is { Length: > 0 } name ? name[..Math.Min(name.Length, 100)] : email };
            if (!(await accounts.CreateAsync(account)).Succeeded)
            {
                return null;
            }
        }
        else if (account is null || account.DemoRole is not null || await accounts.HasPasswordAsync(account) || (await accounts.GetLoginsAsync(account)).Count > 0)
        {
            return null; // somebody's already: signing in there does not take it over
        }

        account.EmailConfirmed = true;
        var tied = await accounts.AddLoginAsync(account, new UserLoginInfo(Provider.Issuer, person.Subject, Provider.Name));
        return tied.Succeeded ? account : null;
    }

    /// <summary>The association's last administrator stays one, whatever the groups say.</summary>
    private async Task KeepRolesAsync(Guid account, IReadOnlySet<Role> roles, CancellationToken cancellation)
    {
        await RoleLock.TakeAsync(database, new AccountId(account), cancellation);
        var today = clock.Today();
        var ended = await database.QueryAsync<Guid>(Sql.Of($"""
            update role_assignments set valid_until = {today.AddDays(-1)}
            where account_id = {account} and from_provider and coalesce(valid_until, 'infinity') >= {today} and not (role = any ({roles.ToArray()}::text[]))
              and (role <> 'association_administrator' or access.administered({today}, null, {account}))
            returning id
            """), cancellation);
        var given = await database.QueryAsync<Guid>(Sql.Of($"""
            insert into role_assignments (id, account_id, role, valid_from, from_provider)
            select uuidv7(), {account}, wanted.role, {today}, true from unnest({roles.ToArray()}::text[]) as wanted (role)
            where not exists (select from role_assignments r where r.account_id = {account} and r.role = wanted.role and r.initiative_id is null
                              and r.valid_from <= {today} and coalesce(r.valid_until, 'infinity') >= {today})
            returning id
            """), cancellation);
        foreach (var id in ended.Concat(given))
        {
            await audit.RecordAsync(ended.Contains(id) ? "changed" : "added", "role_assignments", id, null, reason: "identity provider", cancellation: cancellation);
        }
    }
}
