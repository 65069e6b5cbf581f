using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>That somebody has said that the list of a session is right, by registering the session as held.</summary>
/// <param name="Name">Who.</param>
/// <param name="At">When.</param>
/// <param name="Changed">Of how many the marks have been changed since.</param>
/// <param name="ChangedAt">When that was last; null when it has not been.</param>
public sealed record SignOff(string Name, DateTimeOffset At, int Changed, DateTimeOffset? ChangedAt);

/// <summary>Finds the sign-off of a session.</summary>
public sealed class FindSignOff(RequestDatabase database)
{
    /// <summary>The sign-off; null while the session is not registered as held.</summary>
    public Task<SignOff?> RunAsync(SessionCard session, CancellationToken cancellation) => session.Result is not SessionResult.Held
        ? Task.FromResult<SignOff?>(null)
        : database.FindAsync<SignOff>(Sql.Of($"""
            select l.display_name as name, o.registered_at as at, c.participants as changed, c.last_at as changed_at
            from session_outcomes o join accounts l on l.id = o.registered_by, access.changed_since_signed_off({session.Id}) c
            where o.id = {session.OutcomeId}
            """), cancellation);
}
