using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>Changes the language and goes back to where the user was.</summary>
[AllowAnonymous]
public sealed class LanguagePage : SamstegPage
{
    /// <summary>There is nothing to see: to the start.</summary>
    public IActionResult OnGet() => LocalRedirect("/");

    /// <summary>Remembers the language in a cookie.</summary>
    public IActionResult OnPost(string? culture, string? returnUrl)
    {
        var chosen = culture == "en" ? "en-GB" : "sv-SE";
        Response.Cookies.Append("samsteg-language", CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(chosen)), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = Request.IsHttps,
            MaxAge = TimeSpan.FromDays(365),
        });
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl! : "/");
    }
}
