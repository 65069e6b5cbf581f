using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Finds the session that follows another in its series.</summary>
public sealed class NextSession(RequestDatabase database)
{
    /// <summary>The next one that is not cancelled; null after the last.</summary>
    public Task<Row?> FindAsync(SessionCard session, CancellationToken cancellation) => database.FindAsync<Row>(Sql.Of($"""
        select s.id, s.starts_at, s.ends_at from sessions s
        where s.series_id = {session.SeriesId}::uuid and s.number > {session.Number}::integer
          and not exists (select from session_outcomes o where o.session_id = s.id and o.superseded_at is null and o.result = 'cancelled')
        order by s.number limit 1
        """), cancellation);

    /// <summary>When it is.</summary>
    public sealed record Row(SessionId Id, DateTimeOffset StartsAt, DateTimeOffset EndsAt);
}
