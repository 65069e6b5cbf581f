using System.Net.Sockets;
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
    private const string IdleInTransaction = "25P03";

    /// <summary>503 while the database is away or at something that took too long, which passes by itself; 507 while a disk has no room; else 500.</summary>
    public static int StatusOf(Exception failure) =>
        FullDisk.IsCauseOf(failure) ? StatusCodes.Status507InsufficientStorage
        : CausesOf(failure).Any(static cause => cause is NpgsqlException { IsTransient: true } or SocketException or TimeoutException || IsLost(cause)) || IsTimeLimit(failure) ? StatusCodes.Status503ServiceUnavailable
        : StatusCodes.Status500InternalServerError;

    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        Tell(exception);
        return ValueTask.FromResult(false); // the page that tells of it follows
    }

    /// <summary>Logs it with what it came of.</summary>
    public void Tell(Exception exception)
    {
        foreach (var failure in CausesOf(exception))
        {
            LogFailed(failure.GetType().Name, (failure as PostgresException)?.SqlState, failure.StackTrace);
        }
    }

    /// <summary>A failure and what it came of.</summary>
    private static IEnumerable<Exception> CausesOf(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }

    /// <summary>Whether the driver finds a connection or a transaction gone that was there at the statement before: it says so as of a mistake in the program.</summary>
    private static bool IsLost(Exception failure) => failure is InvalidOperationException { Source: "Npgsql" };

    private static bool IsTimeLimit(Exception failure) => failure.GetBaseException() is PostgresException { SqlState: PostgresErrorCodes.QueryCanceled or IdleInTransaction };

    [LoggerMessage(LogLevel.Error, "A request failed: {Failure} {State}\n{Where}")]
    private partial void LogFailed(string failure, string? state, string? where);
}
