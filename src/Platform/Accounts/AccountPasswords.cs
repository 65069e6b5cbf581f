using Microsoft.EntityFrameworkCore;

namespace Samsteg.Platform;

/// <summary>
/// Hashes of passwords, each sealed for its account: who reads the table can try none, and one that was put there by other hands than the
/// program's, or moved from another account, is nobody's password.
/// </summary>
public sealed class AccountPasswords(SamstegContext context, Cipher cipher, TimeProvider clock)
{
    internal static SealedColumn Sealed { get; } = new("account_passwords", "cipher", "'password ' || account_id");

    /// <summary>Whether the account has one.</summary>
    internal async Task<bool> HasAsync(Account account, CancellationToken cancellation) => await FindAsync(account, cancellation) is not null;

    /// <summary>The hash; null when there is none, and when what lies there was not sealed for the account.</summary>
    internal async Task<string?> HashOfAsync(Account account, CancellationToken cancellation) =>
        await FindAsync(account, cancellation) is { } kept ? cipher.TryOpen(kept.Cipher, PlaceOf(account.Id)) : null;

    /// <summary>Sets it, to be saved with the account.</summary>
    /// <returns>Whether it takes the place of another.</returns>
    internal async Task<bool> SetAsync(Account account, string hash, CancellationToken cancellation)
    {
        var box = cipher.Seal(hash, PlaceOf(account.Id));
        if (await FindAsync(account, cancellation) is { } standing)
        {
            (standing.Cipher, standing.ChangedAt) = (box, clock.GetUtcNow());
            return true;
        }

        context.Add(new AccountPassword { AccountId = account.Id, Cipher = box, ChangedAt = clock.GetUtcNow() });
        return false;
    }

    /// <summary>What a hash is sealed for.</summary>
    internal static string PlaceOf(Guid account) => $"password {account}";

    private Task<AccountPassword?> FindAsync(Account account, CancellationToken cancellation) =>
        context.Set<AccountPassword>().FindAsync([account.Id], cancellation).AsTask();
}
