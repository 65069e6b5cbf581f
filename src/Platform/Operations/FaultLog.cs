using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Samsteg.Platform;

/// <summary>
/// Logs what nobody foresaw: what kind of failure and where in the source, never its message, which may quote what somebody wrote.
/// </summary>
internal sealed partial class FaultLog(ILogger<FaultLog> logger) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        for (var failure = exception; failure is not null; failure = failure.InnerException)
        {
            LogFailed(failure.GetType().Name, (failure as PostgresException)?.SqlState, failure.StackTrace);
        }

        return ValueTask.FromResult(false); // the page that tells of it follows
    }

    [LoggerMessage(LogLevel.Error, "A request failed: {Failure} {State}\n{Where}")]
    private partial void LogFailed(string failure, string? state, string? where);
}
