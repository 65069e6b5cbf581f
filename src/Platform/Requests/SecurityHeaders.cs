using Microsoft.AspNetCore.Http;

namespace Samsteg.Platform;

/// <summary>Headers that keep a browser from running, framing, guessing or storing what it should not.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, Deployment deployment)
{
    private readonly string _contentPolicy =
        $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:{(deployment.Map is { } map ? " " + map.Origin : null)}; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

    public Task InvokeAsync(HttpContext context)
    {
        // When the answer starts, because the page that tells of a fault begins by clearing all headers.
        context.Response.OnStarting(() =>
        {
            var response = context.Response;
            var headers = response.Headers;
            headers.ContentSecurityPolicy = _contentPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            if (headers.CacheControl.Count == 0 || response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
            {
                response.Headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(context);
    }
}
