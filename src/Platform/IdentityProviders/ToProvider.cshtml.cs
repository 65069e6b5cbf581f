using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Samsteg.Platform;

/// <summary>Sends somebody to the organisation's own sign-in.</summary>
[AllowAnonymous]
public sealed partial class ToProviderPage(Deployment deployment, IDataProtectionProvider protection, CurrentUser user, TimeProvider clock, ILogger<ToProviderPage> logger) : SamstegPage
{
    /// <summary>Where to go afterwards; only a path of our own is followed.</summary>
    [BindProperty(SupportsGet = true, Name = "till")]
    public string? ReturnPath { get; set; }

    /// <summary>Whether somebody signed in is to show again who they are.</summary>
    [BindProperty(SupportsGet = true, Name = "igen")]
    public bool Again { get; set; }

    /// <summary>Sends them on; a page only when the provider cannot be reached.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (deployment.IdentityProvider is null)
        {
            return NotFound();
        }

        var path = Url.IsLocalUrl(ReturnPath) ? ReturnPath! : "/";
        if (user.IsSignedIn && !Again)
        {
            return LocalRedirect(path);
        }

        try
        {
            var question = ProviderQuestion.New(path, user.IsSignedIn, clock.GetUtcNow());
            var address = await HttpContext.RequestServices.GetRequiredService<ProviderClient>().AddressAsync(question, cancellation);
            question.Leave(HttpContext, protection);
            return Redirect(address);
        }
        catch (ProviderAnswerException failure)
        {
            LogUnreachable(failure.Message);
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Page();
        }
    }

    [LoggerMessage(LogLevel.Warning, "The identity provider cannot be asked: {Failure}")]
    private partial void LogUnreachable(string failure);
}
