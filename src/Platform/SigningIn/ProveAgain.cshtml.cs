using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>Asks who is signed in to show again that it is still them, before something that weighs more.</summary>
[Authorize(Policy = Permissions.Today)]
public sealed class ProveAgainPage(UserManager<Account> accounts, SignInAttempts attempts, SecondFactors secondFactors, SignIns signIns, Passkeys passkeys, CurrentUser user, ProviderAccounts providerAccounts, Deployment deployment) : SamstegPage
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Where to go afterwards; only a path of our own is followed.</summary>
    [BindProperty(SupportsGet = true, Name = "till")]
    public string? ReturnPath { get; set; }

    /// <summary>Whether a password can be asked for.</summary>
    public bool HasPassword { get; private set; }

    /// <summary>Whether a code is asked for beside it.</summary>
    public bool HasCodes { get; private set; }

    /// <summary>Whether there is a passkey to show.</summary>
    public bool HasPasskeys { get; private set; }

    /// <summary>Whether one click is enough, in the demo.</summary>
    public bool IsDemoPerson { get; private set; }

    /// <summary>The organisation's own sign-in, where the account is tied to it.</summary>
    public IdentityProvider? Provider { get; private set; }

    /// <summary>Asks.</summary>
    public async Task OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation);

    /// <summary>Takes the password, and the code where the account has codes.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var account = await LoadAsync(cancellation);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var fits = await attempts.PasswordFitsAsync(account, Input.Password, cancellation) && (!HasCodes || await attempts.CodeFitsAsync(account, Input.Code ?? string.Empty, cancellation));
        if (!fits)
        {
            await attempts.KeepCountAsync(cancellation);
            return Refused(Result.Refused(nameof(Input.Password), "signin.again.wrong"));
        }

        return await ProvedAsync(HasCodes ? SignInMethod.Code : SignInMethod.Password, cancellation);
    }

    /// <summary>One click, for one of the demo's people.</summary>
    public async Task<IActionResult> OnPostDemoAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        await LoadAsync(cancellation);
        return IsDemoPerson ? await ProvedAsync(SignInMethod.Demo, cancellation) : NotFound();
    }

    /// <summary>What the browser needs to show one of the user's passkeys.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await passkeys.RequestOptionsAsync(user.RequiredAccount), "application/json");

    /// <summary>Takes a passkey of the user's.</summary>
    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, CancellationToken cancellation)
    {
        ModelState.Clear();
        await LoadAsync(cancellation);
        if ((await passkeys.FindOwnerAsync(credential, cancellation))?.Id != user.RequiredAccount.Value)
        {
            await attempts.KeepCountAsync(cancellation);
            return Refused(Result.Refused(string.Empty, "signin.passkey.failed"));
        }

        return await ProvedAsync(SignInMethod.Passkey, cancellation);
    }

    private async Task<IActionResult> ProvedAsync(SignInMethod method, CancellationToken cancellation)
    {
        await signIns.ProveAsync(method, cancellation);
        return LocalRedirect(Url.IsLocalUrl(ReturnPath) ? ReturnPath! : "/");
    }

    private async Task<Account> LoadAsync(CancellationToken cancellation)
    {
        var account = (await attempts.FindAsync(user.RequiredAccount.Value, cancellation))!;
        IsDemoPerson = deployment.IsDemo && account.DemoRole is not null;
        HasPasskeys = (await passkeys.ReadAsync(user.RequiredAccount, cancellation)).Count > 0;
        Provider = await providerAccounts.IsTiedAsync(user.RequiredAccount, cancellation) ? deployment.IdentityProvider : null;
        HasPassword = await accounts.HasPasswordAsync(account);
        HasCodes = await secondFactors.IsOnAsync(account.Id, cancellation);
        return account;
    }

    /// <summary>Password and code.</summary>
    public sealed class Form
    {
        /// <summary>Password.</summary>
        [Required(ErrorMessage = "signin.password.missing"), StringLength(200)]
        public string Password { get; set; } = string.Empty;

        /// <summary>Six digits, or a recovery code.</summary>
        [StringLength(40)]
        public string? Code { get; set; }
    }
}
