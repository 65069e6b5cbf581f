using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>Changes the own password; asks for the old one.</summary>
[Authorize(Policy = Permissions.Today), RequiresFreshSignIn]
public sealed class OwnPasswordPage(UserManager<Account> accounts, SignInAttempts attempts, ChoosePassword choose, CurrentUser user, AuditTrail audit) : SamstegPage
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Whether there is an old one to ask for.</summary>
    public bool HasPassword { get; private set; }

    /// <summary>Asks.</summary>
    public async Task OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation);

    /// <summary>Takes the new one.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var account = await LoadAsync(cancellation);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (HasPassword && !await attempts.PasswordFitsAsync(account, Input.Old ?? string.Empty, cancellation))
        {
            await attempts.KeepCountAsync(cancellation);
            return Refused(Result.Refused(nameof(Input.Old), "password.old.wrong"));
        }

        var result = await choose.RunAsync(account, Input.Password, nameof(Input.Password), cancellation);
        if (result.IsDone)
        {
            await audit.RecordAsync("password_changed", "accounts", account.Id, null, cancellation: cancellation);
        }

        return Answer(result, "/mitt-konto", "password.own.done");
    }

    /// <summary>Tells how hard to guess the new one is, while it is typed.</summary>
    public async Task<IActionResult> OnPostStrengthAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        return Partial("/Accounts/_PasswordStrength.cshtml", PasswordJudgement.Of(await LoadAsync(cancellation), Input.Password));
    }

    private async Task<Account> LoadAsync(CancellationToken cancellation)
    {
        var account = (await attempts.FindAsync(user.RequiredAccount.Value, cancellation))!;
        HasPassword = await accounts.HasPasswordAsync(account);
        return account;
    }

    /// <summary>Old and new.</summary>
    public sealed class Form
    {
        /// <summary>The old password.</summary>
        [StringLength(200)]
        public string? Old { get; set; }

        /// <summary>The new password.</summary>
        [Required(ErrorMessage = "signin.password.missing"), StringLength(200)]
        public string Password { get; set; } = string.Empty;
    }
}
