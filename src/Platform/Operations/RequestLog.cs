using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Samsteg.Platform;

/// <summary>
/// A line in the program's log and a name on the trace for each request: the route as it is written in the source, never the address that was asked for, because
/// ids and what somebody searched for stand in addresses.
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "none";
            var status = context.Response.StatusCode;
            LogAnswered(context.Request.Method, route, status, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (Activity.Current is { } activity)
            {
                activity.DisplayName = $"{context.Request.Method} {route}";
                activity.SetTag("http.request.method", context.Request.Method).SetTag("http.route", route).SetTag("http.response.status_code", status);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "{Method} {Route} {Status} in {Milliseconds:0.0} ms")]
    private partial void LogAnswered(string method, string route, int status, double milliseconds);
}
