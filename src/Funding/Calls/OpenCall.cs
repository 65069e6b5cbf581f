using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Whether an application's call still takes it.</summary>
internal static class OpenCall
{
    /// <summary>What is wrong; null when it is taken: outside calls, while the call is open, let in late, or sent in in time once and returned.</summary>
    public static async Task<Problem?> ProblemAsync(RequestDatabase database, Application application, TimeProvider clock, CancellationToken cancellation)
    {
        if (application is not { CallId: { } id, LateReason: null, SubmittedAt: null })
        {
            return null;
        }

        var call = await database.Context.Set<Call>().AsNoTracking().SingleAsync(found => found.Id == id, cancellation);
        return call.StateAt(clock.GetUtcNow()) switch
        {
            CallState.Coming => new Problem(string.Empty, "signing.problem.call_coming", Display.Day(call.OpensOn)),
            CallState.Closed => new Problem(string.Empty, "signing.problem.call_closed"),
            _ => null,
        };
    }
}
