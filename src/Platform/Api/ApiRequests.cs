using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.Net.Http.Headers;

namespace Samsteg.Platform;

/// <summary>
/// What every request to the API passes: an answer in JSON or none, and words instead of an empty error or a fault's insides.
/// </summary>
internal sealed class ApiRequests(RequestDelegate next, FaultLog faults)
{
    private const string Path = "/api/v1";

    /// <summary>Whether it is the API's.</summary>
    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase);

    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsApi(context))
        {
            await next(context);
            return;
        }

        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"samsteg.json\""; // opened by a browser it is a file, never a page
        context.Response.Headers.Vary = "Accept-Language";
        context.Response.Headers.ContentLanguage = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        if (!AcceptsJson(context.Request))
        {
            await new ApiProblem(StatusCodes.Status406NotAcceptable).ExecuteAsync(context);
            return;
        }

        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
            {
                await new ApiProblem(context.Response.StatusCode).ExecuteAsync(context);
            }
        }
        catch (BadHttpRequestException broken) when (!context.Response.HasStarted)
        {
            await new ApiProblem(broken.StatusCode).ExecuteAsync(context);
        }
        catch (Exception fault) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            faults.Tell(fault);
            context.Response.Clear();
            await new ApiProblem(FaultLog.StatusOf(fault)).ExecuteAsync(context);
        }
    }

    private static bool AcceptsJson(HttpRequest request) => request.Headers.Accept.Count == 0
        || (MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
            && accepted.Any(static type => type.Quality is not 0 && (type.MatchesMediaType("application/json") || type.MatchesMediaType(ApiProblem.ContentType))));
}

/// <summary>The API speaks the language that the request asks for, Swedish when it asks for none that there is.</summary>
internal sealed class ApiLanguage : IRequestCultureProvider
{
    private const string Swedish = "sv-SE", English = "en-GB";

    public Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) => Task.FromResult(
        ApiRequests.IsApi(httpContext) || httpContext.Request.Path == ApiDescription.Address ? new ProviderCultureResult(Wanted(httpContext.Request)) : null);

    private static string Wanted(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(static language => language.Quality ?? 1)
        .Select(static language => language.Value.ToString().Split('-')[0].ToLowerInvariant() switch { "sv" => Swedish, "en" => English, _ => null })
        .FirstOrDefault(static language => language is not null) ?? Swedish;
}
