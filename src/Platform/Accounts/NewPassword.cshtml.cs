using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>Where a link from an invitation or a reset leads: choose a password, then sign in with it.</summary>
[AllowAnonymous]
public sealed class NewPasswordPage(OneTimeLinks links, SignInAttempts attempts, ChoosePassword choose, AuditTrail audit) : SamstegPage
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>The link's secret.</summary>
    [BindProperty(SupportsGet = true, Name = "kod")]
    public string? Token { get; set; }

    /// <summary>Whether the link can be used: it was sent, is not used and not too old.</summary>
    public bool Works { get; private set; }

    /// <summary>Shows the form; opening the link does not use it.</summary>
    public async Task OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation);

    /// <summary>Takes the password.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var account = await LoadAsync(cancellation) is { } named ? await attempts.FindAsync(named.AccountId, cancellation) : null;
        if (account is null || await LoadAsync(cancellation) is not { Works: true } link) // read anew now that the account is held
        {
            Works = false;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var result = await choose.RunAsync(account, Input.Password, nameof(Input.Password), cancellation);
        if (result.IsDone)
        {
            await audit.RecordAsync(link.Purpose == "invitation" ? "invitation_used" : "password_reset", "accounts", account.Id, null, cancellation: cancellation);
        }

        return Answer(result, "/logga-in", "password.chosen");
    }

    /// <summary>Tells how hard to guess it is, while it is typed.</summary>
    public async Task<IActionResult> OnPostStrengthAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        return await LoadAsync(cancellation) is { Works: true } link && await attempts.FindAsync(link.AccountId, cancellation) is { } account
            ? Partial("/Accounts/_PasswordStrength.cshtml", PasswordJudgement.Of(account, Input.Password))
            : NotFound();
    }

    private async Task<OneTimeLink?> LoadAsync(CancellationToken cancellation)
    {
        var link = Token is { Length: > 0 and <= 200 } token ? await links.FindAsync(token, cancellation) : null;
        Works = link?.Works == true;
        return link;
    }

    /// <summary>The password.</summary>
    public sealed class Form
    {
        /// <summary>The new password.</summary>
        [Required(ErrorMessage = "signin.password.missing"), StringLength(200)]
        public string Password { get; set; } = string.Empty;
    }
}
