using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;

namespace Samsteg.Platform;

/// <summary>Takes text in UTF-8 only: a body that says it is in another encoding is refused with 415 before anything reads it.</summary>
internal sealed class TextEncodingRule(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.ContentType is not { Length: > 0 } type || (MediaTypeHeaderValue.TryParse(type, out var media) && IsUtf8(media)))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        return Task.CompletedTask;
    }

    private static bool IsUtf8(MediaTypeHeaderValue media) =>
        media.CharSet is not { Length: > 0 } charset || string.Equals(charset.Trim('"'), "utf-8", StringComparison.OrdinalIgnoreCase);
}
