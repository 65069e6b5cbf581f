using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Samsteg.Platform;

/// <summary>
/// A sign-in half done: the password has been right, the code is still asked for. It lies in a short-lived encrypted cookie
/// with where the user was going, so that no address tells of it.
/// </summary>
internal static class PendingSignIn
{
    private const string Path = "path";
    private const string Since = "since";
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    public static Task LeaveAsync(HttpContext context, Guid account, string path, DateTimeOffset now) => context.SignInAsync(
        IdentityConstants.TwoFactorUserIdScheme,
        new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, account.ToString())], IdentityConstants.TwoFactorUserIdScheme)),
        new AuthenticationProperties { Items = { [Path] = path, [Since] = now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture) } });

    /// <summary>Whose it is and where they were going; null when there is none, or no longer.</summary>
    public static async Task<(Guid Account, string Path)?> FindAsync(HttpContext context, DateTimeOffset now)
    {
        var found = await context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        return Guid.TryParse(found.Principal?.FindFirstValue(ClaimTypes.Name), out var account)
            && found.Properties?.Items.TryGetValue(Path, out var path) == true
            && long.TryParse(found.Properties.Items.TryGetValue(Since, out var since) ? since : null, out var seconds)
            && now - DateTimeOffset.FromUnixTimeSeconds(seconds) < Lasts
            ? (account, path ?? "/")
            : null;
    }

    public static Task EndAsync(HttpContext context) => context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
}
