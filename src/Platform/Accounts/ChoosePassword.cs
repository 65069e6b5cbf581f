using Microsoft.AspNetCore.Identity;

namespace Samsteg.Platform;

/// <summary>Gives an account a new password: ends its other sign-ins and its waiting links, and tells its owner.</summary>
public sealed class ChoosePassword(UserManager<Account> accounts, AccountPasswords passwords, SignIns signIns, OneTimeLinks links, Outbox outbox)
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

        if (await passwords.SetAsync(account, accounts.PasswordHasher.HashPassword(account, password), cancellation))
        {
            await outbox.TellAsync(MessageKinds.SecurityChanged, new AccountId(account.Id), "/mitt-konto", cancellation: cancellation);
        }

        account.EmailConfirmed = true;
        await accounts.UpdateSecurityStampAsync(account);
        await links.EndAllAsync(account.Id, cancellation);
        await signIns.EndOthersAsync(new AccountId(account.Id), cancellation);
        return Result.Done;
    }
}
