using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Samsteg.Platform;

/// <summary>
/// What we remember of somebody whom we have sent to the provider, in an encrypted cookie of theirs, so that an answer counts
/// once, for them, and for what was asked.
/// </summary>
/// <param name="State">Ties the answer to this browser.</param>
/// <param name="Nonce">Ties the id token to this question.</param>
/// <param name="Verifier">Shows that who brings the code is who asked for it (PKCE, RFC 7636).</param>
/// <param name="Path">Where they were going.</param>
/// <param name="IsStepUp">Whether somebody signed in shows again who they are.</param>
/// <param name="AskedAt">When.</param>
internal sealed record ProviderQuestion(string State, string Nonce, string Verifier, string Path, bool IsStepUp, DateTimeOffset AskedAt)
{
    private const string CookieName = "samsteg-provider";
    private const string CookiePath = "/logga-in/extern";
    private const string Purpose = "samsteg provider question";
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    /// <summary>What the provider is told of the verifier beforehand.</summary>
    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public static ProviderQuestion New(string path, bool isStepUp, DateTimeOffset now) => new(Random(), Random(), Random(), path, isStepUp, now);

    public void Leave(HttpContext context, IDataProtectionProvider protection) => context.Response.Cookies.Append(
        CookieName, protection.CreateProtector(Purpose).Protect(JsonSerializer.Serialize(this)), Options(context));

    /// <summary>Takes the question out of the browser: an answer counts once. Null when there is none, or it is old.</summary>
    public static ProviderQuestion? Take(HttpContext context, IDataProtectionProvider protection, DateTimeOffset now)
    {
        if (context.Request.Cookies[CookieName] is not { } cookie)
        {
            return null;
        }

        context.Response.Cookies.Delete(CookieName, Options(context));
        try
        {
            return JsonSerializer.Deserialize<ProviderQuestion>(protection.CreateProtector(Purpose).Unprotect(cookie)) is { } question && now - question.AskedAt < Lasts ? question : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static CookieOptions Options(HttpContext context) => new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = CookiePath };

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
