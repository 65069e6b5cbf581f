using Microsoft.AspNetCore.Http;

namespace Samsteg.Platform;

/// <summary>
/// Whether a reader has asked for easy words, remembered by the browser. A text <c>x.y</c> has them as <c>x.y.easy</c>; where it has none, the usual
/// ones are easy enough.
/// </summary>
public sealed class EasyWords(Texts texts, IHttpContextAccessor accessor)
{
    /// <summary>What asks for them, beside <c>sv</c> and <c>en</c>.</summary>
    public const string Name = "easy";

    private const string Cookie = "samsteg-easy";

    /// <summary>Whether they are asked for.</summary>
    public bool AreChosen { get; } = accessor.HttpContext?.Request.Cookies[Cookie] == "1";

    /// <summary>The text in the words that the reader has asked for.</summary>
    public string this[string key, params object?[] arguments] =>
        texts[AreChosen && texts.Find(key + ".easy") is not null ? key + ".easy" : key, arguments];

    internal static void Leave(HttpResponse response, bool areChosen) => response.Cookies.Append(Cookie, areChosen ? "1" : "0", new CookieOptions
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = response.HttpContext.Request.IsHttps,
        MaxAge = TimeSpan.FromDays(365),
    });
}
