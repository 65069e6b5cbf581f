using Microsoft.AspNetCore.Identity;

namespace Samsteg.Platform;

/// <summary>Gives an account a new password: ends its other sign-ins and its waiting links, and tells its owner.</summary>
public sealed class ChoosePassword(UserManager<Account> accounts, RequestDatabase database, SignIns signIns, OneTimeLinks links, Outbox outbox, TimeProvider clock)
{
    /// <summary>Takes the password of an account that has been shown to be its owner's.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="password">What was typed.</param>
    /// <param name="field">Where words about it belong.</param>
    /// <param name="cancellation">Cancels.</param>
    internal async Task<Result> RunAsync(Account account, string password, string field, CancellationToken cancellation)
    {
        if (StrongPassword.ProblemOf(account, password) is { } problem)
        {
            return Result.Refused(field, problem, PasswordStrength.ShortestLength);
        }

        var hash = accounts.PasswordHasher.HashPassword(account, password);
        var standing = await database.Context.FindAsync<AccountPassword>([account.Id], cancellation);
        if (standing is null)
        {
            database.Context.Add(new AccountPassword { AccountId = account.Id, Hash = hash, ChangedAt = clock.GetUtcNow() });
        }
        else
        {
            (standing.Hash, standing.ChangedAt) = (hash, clock.GetUtcNow());
            await outbox.TellAsync(MessageKinds.SecurityChanged, new AccountId(account.Id), "/mitt-konto", cancellation: cancellation);
        }

        account.EmailConfirmed = true;
        await accounts.UpdateSecurityStampAsync(account);
        await links.EndAllAsync(account.Id, cancellation);
        await signIns.EndOthersAsync(new AccountId(account.Id), cancellation);
        return Result.Done;
    }
}
