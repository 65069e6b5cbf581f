using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>Ends the sign-in.</summary>
[AllowAnonymous]
public sealed class SignOutPage(SignIns signIns) : SamstegPage
{
    /// <summary>There is nothing to see: to the start.</summary>
    public IActionResult OnGet() => LocalRedirect("/");

    /// <summary>Signs out.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await signIns.EndAsync(cancellation);
        Response.Headers["Clear-Site-Data"] = "\"cache\""; // what a browser might still show by its back button
        return Done("/logga-in", "signin.signed_out");
    }
}
