using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>Ends the session.</summary>
[AllowAnonymous]
public sealed class SignOutPage(SignInManager<Account> signIn, CurrentUser user, AuditTrail audit) : SamstegPage
{
    /// <summary>There is nothing to see: to the start.</summary>
    public IActionResult OnGet() => LocalRedirect("/");

    /// <summary>Signs out.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (user.IsSignedIn)
        {
            await audit.RecordAsync("signed_out", "accounts", user.Account?.Value, null, cancellation: cancellation);
        }

        await signIn.SignOutAsync();
        return LocalRedirect("/logga-in");
    }
}
