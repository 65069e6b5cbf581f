using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;

namespace Samsteg.Platform;

/// <summary>The language of the screens, remembered by the browser.</summary>
internal static class LanguageCookie
{
    public const string Name = "samsteg-language";

    public static void Leave(HttpResponse response, string language) => response.Cookies.Append(
        Name, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language == "en" ? "en-GB" : "sv-SE")), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = response.HttpContext.Request.IsHttps,
            MaxAge = TimeSpan.FromDays(365),
        });
}
