using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Registers what became of a session, or takes it back with a reason. The caller has locked the session.</summary>
public sealed class RegisterOutcome(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Registers the session as held; nothing happens when it stands already.</summary>
    public async Task<Result> HoldAsync(SessionCard session, CancellationToken cancellation)
    {
        if (!session.HasStarted(clock.GetUtcNow()))
        {
            return Result.Refused(string.Empty, "activities.session.in_the_future");
        }

        return session.Result switch
        {
            SessionResult.Held => Result.Done,
            SessionResult.Cancelled => Result.Conflict("activities.session.is_cancelled"),
            _ => await AddAsync(session, SessionResult.Held, cancellation),
        };
    }

    /// <summary>Registers the session as cancelled; refused when somebody is marked as having come or stayed away.</summary>
    public async Task<Result> CancelAsync(SessionCard session, CancellationToken cancellation)
    {
        if (session.Result is SessionResult.Cancelled)
        {
            return Result.Done;
        }

        if (session.Result is SessionResult.Held)
        {
            return Result.Conflict("activities.session.is_held");
        }

        return await database.ScalarAsync<bool>(Sql.Of($"select access.is_marked({session.Id})"), cancellation)
            ? Result.Refused(string.Empty, "activities.session.is_marked")
            : await AddAsync(session, SessionResult.Cancelled, cancellation);
    }

    /// <summary>Takes the outcome back with a reason: the session is planned again.</summary>
    /// <param name="session">The session.</param>
    /// <param name="basis">The outcome that the page showed.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Cancellation.</param>
    public async Task<Result> RetractAsync(SessionCard session, Guid? basis, string reason, CancellationToken cancellation)
    {
        var standing = (await database.Context.Set<SessionOutcome>().FromSql($"""
            select * from session_outcomes where session_id = {session.Id.Value} and superseded_at is null
            """).ToListAsync(cancellation)).SingleOrDefault();
        if (standing is null || standing.Id != basis)
        {
            return Result.Conflict("activities.session.changed_meanwhile");
        }

        standing.Supersede(clock.GetUtcNow(), reason);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private async Task<Result> AddAsync(SessionCard session, SessionResult result, CancellationToken cancellation)
    {
        database.Context.Add(new SessionOutcome
        {
            InitiativeId = session.InitiativeId,
            SessionId = session.Id,
            Result = result,
            OccurredOn = session.Day,
            RegisteredAt = clock.GetUtcNow(),
            RegisteredBy = user.RequiredAccount,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}
