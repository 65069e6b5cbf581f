using Microsoft.AspNetCore.Identity;

namespace Samsteg.Platform;

/// <summary>
/// Checks passwords and codes and counts the failures of each account, in the database and one at a time, so that neither several
/// nodes nor guesses at once give more guesses. Five failures lock the account for five minutes.
/// </summary>
public sealed class SignInAttempts(UserManager<Account> accounts, SecondFactors secondFactors, RequestDatabase database, AuditTrail audit, TimeProvider clock)
{
    private const int MostFailures = 5;
    private static readonly TimeSpan Locked = TimeSpan.FromMinutes(5);

    /// <summary>The account of an address, held until the answer; null when there is none.</summary>
    internal async Task<Account?> FindAsync(string email, CancellationToken cancellation)
    {
        var name = accounts.NormalizeName(email.Trim());
        await database.QueryAsync<Guid>(Sql.Of($"select id from accounts where normalized_user_name = {name} for update"), cancellation);
        return await accounts.FindByNameAsync(email.Trim());
    }

    /// <summary>The account of an id, held until the answer.</summary>
    internal async Task<Account?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await database.QueryAsync<Guid>(Sql.Of($"select id from accounts where id = {id} for update"), cancellation);
        return await accounts.FindByIdAsync(id.ToString());
    }

    /// <summary>Whether the password is the account's and the account is not locked. No account takes as long as one.</summary>
    internal async Task<bool> PasswordFitsAsync(Account? account, string password, CancellationToken cancellation)
    {
        if (account is null || !await accounts.HasPasswordAsync(account))
        {
            accounts.PasswordHasher.HashPassword(new Account(), password);
            await audit.RecordAsync("sign_in_refused", "accounts", account?.Id, null, cancellation: cancellation);
            return false;
        }

        return await CountedAsync(account, "sign_in_refused", () => accounts.CheckPasswordAsync(account, password), cancellation);
    }

    /// <summary>Whether the code is one of the account's app or a recovery code not used before, and the account is not locked.</summary>
    internal Task<bool> CodeFitsAsync(Account account, string code, CancellationToken cancellation) =>
        CountedAsync(account, "code_refused", () => secondFactors.TakeAsync(account, code, cancellation), cancellation);

    /// <summary>The count must stand although the form is refused: call before answering so.</summary>
    internal Task KeepCountAsync(CancellationToken cancellation) => database.CommitAsync(cancellation);

    private async Task<bool> CountedAsync(Account account, string refusal, Func<Task<bool>> fits, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (account.LockoutEnd > now && account.LockoutEnd <= now + Locked) // a later one was made by a clock that was ahead
        {
            await audit.RecordAsync("sign_in_locked", "accounts", account.Id, null, cancellation: cancellation);
            return false;
        }

        if (await fits())
        {
            return true;
        }

        await database.ExecuteAsync(Sql.Of($"""
            update accounts set access_failed_count = case when access_failed_count + 1 >= {MostFailures} then 0 else access_failed_count + 1 end,
                lockout_end = case when access_failed_count + 1 >= {MostFailures} then {now + Locked}::timestamptz end
            where id = {account.Id}
            """), cancellation);
        await audit.RecordAsync(refusal, "accounts", account.Id, null, cancellation: cancellation);
        return false;
    }
}
