using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Registers what became of a session, or takes it back with a reason. The caller has locked the session.</summary>
public sealed class RegisterOutcome(RequestDatabase database, SessionRules rules, SessionConflicts conflicts, CurrentUser user, TimeProvider clock)
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

    /// <summary>Cancels the later sessions of the series too: those that nothing is registered of. How many.</summary>
    public async Task<int> CancelLaterAsync(SessionCard session, CancellationToken cancellation)
    {
        var later = await rules.LaterFreeAsync(session.SeriesId, session.Number, cancellation);
        database.Context.AddRange(later.Select(one => OutcomeOf(session.InitiativeId, one.Id, SwedishTime.DateOf(one.StartsAt), SessionResult.Cancelled)));
        await database.Context.SaveChangesAsync(cancellation);
        return later.Count;
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

        if (session.Result is SessionResult.Cancelled
            && await conflicts.ProblemsAsync(session.InitiativeId, session.SeriesId, [await TimeAsync(session.Id, cancellation)], isAnyway: true, onHolidays: true, cancellation) is { Count: > 0 } taken)
        {
            return Result.Of([.. taken.Select(static problem => problem with { Field = string.Empty })]); // what it took has been given to others
        }

        standing.Supersede(clock.GetUtcNow(), reason);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private async Task<WantedTime> TimeAsync(SessionId session, CancellationToken cancellation) =>
        WantedTime.Of(await database.Context.Set<Session>().SingleAsync(found => found.Id == session, cancellation));

    private async Task<Result> AddAsync(SessionCard session, SessionResult result, CancellationToken cancellation)
    {
        database.Context.Add(OutcomeOf(session.InitiativeId, session.Id, session.Day, result));
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private SessionOutcome OutcomeOf(InitiativeId initiative, SessionId session, DateOnly day, SessionResult result) => new()
    {
        InitiativeId = initiative,
        SessionId = session,
        Result = result,
        OccurredOn = day,
        RegisteredAt = clock.GetUtcNow(),
        RegisteredBy = user.RequiredAccount,
    };
}
