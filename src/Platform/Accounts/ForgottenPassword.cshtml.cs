using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>Sends a link to choose a new password, if there is such an account; the answer is the same if not.</summary>
[AllowAnonymous]
public sealed class ForgottenPasswordPage(SignInAttempts attempts, OneTimeLinks links, Outbox outbox, AuditTrail audit, CurrentUser user) : SamstegPage
{
    /// <summary>How long the link works.</summary>
    public const int Minutes = 60;

    private const int MostAnHour = 5;

    /// <summary>What is typed.</summary>
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Whether it has been asked.</summary>
    public bool IsAsked { get; private set; }

    /// <summary>Asks for the address.</summary>
    public IActionResult OnGet() => user.IsSignedIn ? LocalRedirect("/mitt-konto") : Page();

    /// <summary>Sends the link.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (user.IsSignedIn)
        {
            return LocalRedirect("/mitt-konto");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var account = await attempts.FindAsync(Input.Email, cancellation);
        if (account is not null && await links.WaitingAsync(account.Id, cancellation) < MostAnHour)
        {
            var path = await links.MakeAsync(account.Id, "reset", TimeSpan.FromMinutes(Minutes), cancellation);
            await outbox.TellAsync(MessageKinds.PasswordReset, new AccountId(account.Id), path, [Minutes], cancellation);
        }

        await audit.RecordAsync("password_reset_asked", "accounts", account?.Id, null, cancellation: cancellation);
        IsAsked = true;
        return Page();
    }

    /// <summary>The address.</summary>
    public sealed class Form
    {
        /// <summary>E-mail address.</summary>
        [Required(ErrorMessage = "signin.email.missing"), StringLength(200)]
        public string Email { get; set; } = string.Empty;
    }
}
