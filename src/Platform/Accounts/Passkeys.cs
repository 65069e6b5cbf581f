using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;

namespace Samsteg.Platform;

/// <summary>
/// Passkeys (WebAuthn): the key pair stays on the user's device, we keep the public half. What the browser sends is checked by
/// ASP.NET Core Identity against the question that we asked, which lies in an encrypted cookie.
/// </summary>
public sealed class Passkeys(SignInManager<Account> manager, AuditTrail audit)
{
    private const int LongestCredential = 20_000;

    private UserManager<Account> Accounts => manager.UserManager;

    /// <summary>They are made for the public address. Its host is compared here, because our forms tell nobody where they come from (<c>no-referrer</c>), not even ourselves.</summary>
    internal static void Configure(IdentityPasskeyOptions options, Deployment deployment)
    {
        options.ServerDomain = deployment.Address.Host;
        options.UserVerificationRequirement = "required"; // a fingerprint, a face or a code: two factors in one step
        options.ResidentKeyRequirement = "required";      // so that nobody types an address
        options.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin
            && Uri.TryCreate(context.Origin, UriKind.Absolute, out var origin) && origin.Host == deployment.Address.Host && (origin.Scheme == Uri.UriSchemeHttps || origin.IsLoopback));
    }

    /// <summary>An account's, the oldest first.</summary>
    internal async Task<IReadOnlyList<UserPasskeyInfo>> ReadAsync(AccountId account, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return [.. (await Accounts.GetPasskeysAsync(await FindAsync(account))).OrderBy(static key => key.CreatedAt)];
    }

    /// <summary>What a browser needs to make one, as JSON.</summary>
    internal async Task<string> CreationOptionsAsync(AccountId account, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var owner = await FindAsync(account);
        return await manager.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = owner.Id.ToString(), Name = owner.Email ?? owner.DisplayName, DisplayName = owner.DisplayName });
    }

    /// <summary>What a browser needs to show one, of anybody's or of one account's, as JSON.</summary>
    internal async Task<string> RequestOptionsAsync(AccountId? account) =>
        await manager.MakePasskeyRequestOptionsAsync(account is { } known ? await FindAsync(known) : null);

    /// <summary>Takes a new one; false when what the browser sent is not an answer to our question.</summary>
    internal async Task<bool> AddAsync(AccountId account, string name, string? credential, CancellationToken cancellation)
    {
        if (await AnswerAsync(credential, manager.PerformPasskeyAttestationAsync) is not { Succeeded: true } made || made.UserEntity.Id != account.ToString())
        {
            return false;
        }

        made.Passkey.Name = name;
        if (!(await Accounts.AddOrUpdatePasskeyAsync(await FindAsync(account), made.Passkey)).Succeeded)
        {
            return false;
        }

        await audit.RecordAsync("passkey_added", "accounts", account.Value, null, cancellation: cancellation);
        return true;
    }

    /// <summary>Whose passkey the browser showed; null when it is nobody's, or no answer to our question.</summary>
    internal async Task<Account?> FindOwnerAsync(string? credential, CancellationToken cancellation)
    {
        if (await AnswerAsync(credential, manager.PerformPasskeyAssertionAsync) is { Succeeded: true } shown)
        {
            await Accounts.AddOrUpdatePasskeyAsync(shown.User, shown.Passkey); // it counts how often it has been shown
            return shown.User;
        }

        await audit.RecordAsync("passkey_refused", "accounts", null, null, cancellation: cancellation);
        return null;
    }

    /// <summary>Removes one; false when the account has no such one.</summary>
    internal async Task<bool> RemoveAsync(AccountId account, string? id, CancellationToken cancellation)
    {
        var owner = await FindAsync(account);
        if (id is null || !Base64Url.IsValid(id) || await Accounts.GetPasskeyAsync(owner, Base64Url.DecodeFromChars(id)) is not { } key)
        {
            return false;
        }

        await Accounts.RemovePasskeyAsync(owner, key.CredentialId);
        await audit.RecordAsync("passkey_removed", "accounts", account.Value, null, cancellation: cancellation);
        return true;
    }

    private async Task<Account> FindAsync(AccountId account) => (await Accounts.FindByIdAsync(account.ToString()))!;

    private static async Task<T?> AnswerAsync<T>(string? credential, Func<string, Task<T>> check)
        where T : class
    {
        try
        {
            return credential is { Length: > 0 and <= LongestCredential } ? await check(credential) : null;
        }
        catch (InvalidOperationException)
        {
            return null; // no question of ours is waiting for an answer
        }
    }
}
