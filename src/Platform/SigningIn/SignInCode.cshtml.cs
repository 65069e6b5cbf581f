using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>The second step: a code from the app, or a recovery code.</summary>
[AllowAnonymous]
public sealed class SignInCodePage(SignInAttempts attempts, SignIns signIns, TimeProvider clock) : SamstegPage
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Asks for the code; who has not given a password begins there.</summary>
    public async Task<IActionResult> OnGetAsync() => await PendingSignIn.FindAsync(HttpContext, clock.GetUtcNow()) is null ? LocalRedirect("/logga-in") : Page();

    /// <summary>Lets in whom the code shows.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await PendingSignIn.FindAsync(HttpContext, clock.GetUtcNow()) is not { } pending || await attempts.FindAsync(pending.Account, cancellation) is not { } account)
        {
            return LocalRedirect("/logga-in");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (!await attempts.CodeFitsAsync(account, Input.Code, cancellation))
        {
            await attempts.KeepCountAsync(cancellation);
            return Refused(Result.Refused(nameof(Input.Code), "signin.code.wrong"));
        }

        await PendingSignIn.EndAsync(HttpContext);
        await signIns.BeginAsync(account, SignInMethod.Code, cancellation);
        return LocalRedirect(Url.IsLocalUrl(pending.Path) ? pending.Path : "/");
    }

    /// <summary>The code.</summary>
    public sealed class Form
    {
        /// <summary>Six digits, or a recovery code.</summary>
        [Required(ErrorMessage = "signin.code.missing"), StringLength(40)]
        public string Code { get; set; } = string.Empty;
    }
}
