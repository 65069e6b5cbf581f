using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Samsteg.Platform;

/// <summary>
/// Lets a key in, on the API's addresses and nowhere else; a cookie lets nobody in there, so that no other site can make a
/// browser call it. A key that is forged, cut off, expired or revoked is no key.
/// </summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    CurrentUser user, NpgsqlDataSource database, Cipher cipher, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "samsteg-key";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!ApiToken.TryRead(Request.Headers.Authorization, out var token))
        {
            return AuthenticateResult.NoResult();
        }

        await user.LoadAsync(database, ApiToken.HashesOf(token, cipher), ApiToken.Kept(token, cipher).Cipher, clock.Today(), Context.RequestAborted);
        return user.IsSignedIn
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(Name)), Name))
            : AuthenticateResult.Fail("No such key.");
    }
}
