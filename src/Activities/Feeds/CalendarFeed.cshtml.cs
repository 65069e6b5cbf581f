using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Where a calendar program reads. An address that is wrong, revoked or whose account has lost its roles is not found, and tells no more.</summary>
[AllowAnonymous]
public sealed class CalendarFeedPage(FeedReader feeds) : SamstegPage
{
    /// <summary>The calendar; nothing where the program has it already.</summary>
    public async Task<IActionResult> OnGetAsync(string secret, CancellationToken cancellation)
    {
        if (secret.Length > FeedReader.LongestSecret || await feeds.OpenAsync(secret, cancellation) is not { } state)
        {
            return NotFound();
        }

        var tag = new EntityTagHeaderValue($"\"{state}\"");
        Response.GetTypedHeaders().ETag = tag;
        Response.Headers.CacheControl = "private, no-cache"; // kept by the program alone, and asked for each time
        if (Request.GetTypedHeaders().IfNoneMatch.Any(known => known == EntityTagHeaderValue.Any || known.Compare(tag, useStrongComparison: false)))
        {
            return StatusCode(StatusCodes.Status304NotModified);
        }

        return File(await feeds.WriteAsync(cancellation), "text/calendar; charset=utf-8");
    }
}
